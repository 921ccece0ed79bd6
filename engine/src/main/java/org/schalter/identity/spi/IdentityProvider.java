package org.schalter.identity.spi;

import java.util.List;

/**
 * Says who somebody is. It speaks no HTTP of ours and stores nothing: the identity stage shows the sign-in page, leads the
 * browser to the provider and back, checks signatures, and keeps the session.
 *
 * @param <O> its settings, bound from {@code schalter.identity.providers.<name>.options}
 */
public interface IdentityProvider<O extends Record> {

    /** A stable name, unique among providers, for example {@code oidc}. */
    String id();

    Class<O> options();

    /** How one signs in with these options. */
    Way way(O options);

    /** Whom the proof is about, or that it proves nothing; called for each sign-in and each bearer token. */
    Recognition recognise(Proof proof, O options);

    /** What is wrong with the options or the connection; no side effects. Empty if all is well. */
    List<String> selfCheck(O options);
}
