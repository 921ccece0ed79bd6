package org.schalter.identity.spi;

import java.net.URI;
import java.util.List;

/** How one signs in. */
public sealed interface Way {

    /**
     * By name and password on our own page, and by HTTP Basic for programs.
     *
     * @param offered people one can pretend to be, offered on the page
     */
    record NameAndPassword(List<Offer> offered) implements Way {}

    /** @param textKey the key of one line about this person */
    record Offer(String name, String password, String textKey) {}

    /**
     * By an OpenID Connect server; programs bring its bearer tokens.
     *
     * @param issuer where its {@code /.well-known/openid-configuration} is
     * @param acrValues the assurance to ask for, in its own words; empty asks for none
     * @param audience what a bearer token must be meant for
     */
    record OpenIdConnect(
            URI issuer,
            String clientId,
            String clientSecret,
            List<String> scopes,
            List<String> acrValues,
            String audience)
            implements Way {}
}
