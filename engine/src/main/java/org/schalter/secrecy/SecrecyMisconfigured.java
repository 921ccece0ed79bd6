package org.schalter.secrecy;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Why nothing could be sealed or opened with these settings; stops the start. */
final class SecrecyMisconfigured extends IllegalStateException {

    private static final long serialVersionUID = 1;

    private final String remedy;

    SecrecyMisconfigured(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    String remedy() {
        return remedy;
    }

    /** Says what to do about it. */
    static final class Analyzer extends AbstractFailureAnalyzer<SecrecyMisconfigured> {

        @Override
        protected FailureAnalysis analyze(Throwable rootFailure, SecrecyMisconfigured cause) {
            return new FailureAnalysis(String.valueOf(cause.getMessage()), cause.remedy(), cause);
        }
    }
}
