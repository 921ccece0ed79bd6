package org.schalter.identity;

import java.util.Optional;
import org.schalter.identity.spi.Proof;
import org.schalter.identity.spi.Way;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Signs in by name and password: on the sign-in page and by HTTP Basic. */
@Component
class Passwords implements AuthenticationProvider {

    private static final int LONGEST = 200;

    private final Providers providers;
    private final Throttle throttle;

    Passwords(Providers providers, Throttle throttle) {
        this.providers = providers;
        this.throttle = throttle;
    }

    boolean areUsed() {
        return providers.all().stream().anyMatch(Passwords::asks);
    }

    @Override
    public Authentication authenticate(Authentication asked) {
        var name = asked.getName().strip();
        var password = String.valueOf(asked.getCredentials());
        var address =
                asked.getDetails() instanceof WebAuthenticationDetails it ? String.valueOf(it.getRemoteAddress()) : "";
        if (name.length() > LONGEST || password.length() > LONGEST) {
            throw new BadCredentialsException("Name or password longer than anybody's");
        }
        if (throttle.isExhausted(name, address)) {
            throw new LockedException("Too many failed sign-ins, should wait");
        }
        var visitor = visitor(new Proof.NameAndPassword(name, password));
        if (visitor.isEmpty()) {
            throttle.failed(name, address);
            throw new BadCredentialsException("Name and password belong to nobody");
        }
        throttle.succeeded(name, address);
        return new SignedIn(visitor.get());
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    private Optional<Visitor> visitor(Proof.NameAndPassword proof) {
        return providers.all().stream()
                .filter(Passwords::asks)
                .flatMap(it -> it.recognise(proof).stream())
                .findFirst();
    }

    private static boolean asks(ConfiguredProvider<?> provider) {
        return provider.way() instanceof Way.NameAndPassword;
    }
}
