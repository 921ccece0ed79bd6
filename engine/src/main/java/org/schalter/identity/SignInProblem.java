package org.schalter.identity;

import java.util.Arrays;
import java.util.Locale;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;

/** Why a sign-in did not succeed, as the page's address says it. */
enum SignInProblem {
    WRONG,
    THROTTLED,
    REFUSED,
    UNREACHABLE;

    static SignInProblem of(String text) {
        return Arrays.stream(values())
                .filter(it -> it.text().equals(text))
                .findFirst()
                .orElse(WRONG);
    }

    static SignInProblem of(AuthenticationException cause) {
        return switch (cause) {
            case LockedException it -> THROTTLED;
            case OAuth2AuthenticationException it -> REFUSED;
            default -> WRONG;
        };
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The key of what the page says about it. */
    public String textKey() {
        return "identity.problem." + text();
    }
}
