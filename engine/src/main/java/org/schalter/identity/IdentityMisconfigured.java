package org.schalter.identity;

import java.util.Collection;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Why nobody could sign in with these settings; stops the start. */
final class IdentityMisconfigured extends IllegalStateException {

    private static final long serialVersionUID = 1;

    private final String remedy;

    IdentityMisconfigured(String message, Collection<String> kinds) {
        super(message);
        this.remedy = "Set schalter.identity.providers.<name>.kind to one of " + kinds
                + " and its settings below schalter.identity.providers.<name>.options;"
                + " of oidc at least issuer, client-id and client-secret. The reference of settings lists all.";
    }

    /** Says what to do about it. */
    static final class Analyzer extends AbstractFailureAnalyzer<IdentityMisconfigured> {

        @Override
        protected FailureAnalysis analyze(Throwable rootFailure, IdentityMisconfigured cause) {
            return new FailureAnalysis(String.valueOf(cause.getMessage()), cause.remedy, cause);
        }
    }
}
