package org.schalter.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Comparator;
import org.schalter.site.NavigationEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/** Sends somebody on after a sign-in: to where they were going, else to the first page of their work, else home. */
@Component
class Arrivals implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Arrivals.class);

    private final ObjectProvider<NavigationEntry> entries;

    Arrivals(ObjectProvider<NavigationEntry> entries) {
        this.entries = entries;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        var visitor = SignedIn.visitor(authentication).orElse(Visitor.ANONYMOUS);
        response.sendRedirect(Destination.recall(request, response).orElseGet(() -> home(visitor)));
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
            throws IOException {
        var problem = SignInProblem.of(cause);
        LOG.info("Sign-in failed: {}", problem);
        response.sendRedirect("/sign-in?problem=" + problem.text());
    }

    private String home(Visitor visitor) {
        return entries.stream()
                .filter(it -> visitor.is(it.role()))
                .min(Comparator.comparingInt(NavigationEntry::order))
                .map(NavigationEntry::href)
                .orElse("/");
    }
}
