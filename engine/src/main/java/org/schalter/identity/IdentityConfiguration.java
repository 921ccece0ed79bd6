package org.schalter.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.schalter.site.Role;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.FormLoginConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;

/**
 * The security chain: who somebody is, and that what is sent comes from our own pages. Who may do what stands at each
 * handler, see {@link org.schalter.site.Access}; the headers are the site's.
 */
@Configuration(proxyBeanMethods = false)
class IdentityConfiguration {

    private final Sessions sessions;
    private final Passwords passwords;

    IdentityConfiguration(Sessions sessions, Passwords passwords) {
        this.sessions = sessions;
        this.passwords = passwords;
    }

    @Bean
    SecurityFilterChain securityFilterChain(HttpSecurity http) throws Exception {
        var refusals = new Refusals(passwords.areUsed() ? "Basic realm=\"Schalter\", charset=\"UTF-8\"" : "Bearer");
        http.headers(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(it -> it.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .securityContext(it -> it.securityContextRepository(sessions))
                .csrf(it -> it.csrfTokenRepository(tokens())
                        .csrfTokenRequestHandler(new FormOrHeaderToken())
                        .ignoringRequestMatchers(Programs::isSafeFromOtherSites))
                .authorizeHttpRequests(it -> it.requestMatchers(EndpointRequest.to("health"))
                        .permitAll()
                        .requestMatchers(EndpointRequest.toAnyEndpoint())
                        .hasAuthority(Role.OPERATOR.authority())
                        .anyRequest()
                        .permitAll())
                .exceptionHandling(
                        it -> it.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .logout(it -> it.logoutUrl("/sign-out").logoutSuccessUrl("/"));
        if (passwords.areUsed()) {
            http.authenticationProvider(passwords)
                    .formLogin(IdentityConfiguration::signInPage)
                    .httpBasic(it -> it.authenticationEntryPoint(refusals));
        }
        return http.build();
    }

    private static void signInPage(FormLoginConfigurer<HttpSecurity> form) {
        form.loginPage("/sign-in")
                .usernameParameter("name")
                .passwordParameter("password")
                .successHandler(IdentityConfiguration::goOn)
                .failureHandler(IdentityConfiguration::tryAgain);
    }

    private static void goOn(HttpServletRequest request, HttpServletResponse response, Authentication visitor)
            throws IOException {
        response.sendRedirect(Destination.recall(request, response).orElse("/"));
    }

    private static void tryAgain(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
            throws IOException {
        response.sendRedirect("/sign-in?problem=" + SignInProblem.of(cause).text());
    }

    private static CookieCsrfTokenRepository tokens() {
        var tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
        tokens.setCookieCustomizer(it -> it.sameSite("Lax").path("/"));
        return tokens;
    }
}
