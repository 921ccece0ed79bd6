package org.schalter.identity;

import org.schalter.site.Role;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.server.resource.authentication.JwtIssuerAuthenticationManagerResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;

/**
 * The security chain: who somebody is, and that what is sent comes from our own pages. Who may do what stands at each
 * handler, see {@link org.schalter.site.Access}; the headers are the site's.
 */
@Configuration(proxyBeanMethods = false)
class IdentityConfiguration {

    private final Sessions sessions;
    private final Arrivals arrivals;
    private final Passwords passwords;
    private final OpenIdConnect openIdConnect;
    private final BearerTokens bearerTokens;
    private final SigningOut signingOut;

    IdentityConfiguration(
            Sessions sessions,
            Arrivals arrivals,
            Passwords passwords,
            OpenIdConnect openIdConnect,
            BearerTokens bearerTokens,
            SigningOut signingOut) {
        this.sessions = sessions;
        this.arrivals = arrivals;
        this.passwords = passwords;
        this.openIdConnect = openIdConnect;
        this.bearerTokens = bearerTokens;
        this.signingOut = signingOut;
    }

    /** One observation for each filter of each request tells nobody anything, and costs every request. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    SecurityFilterChain securityFilterChain(HttpSecurity http, PendingSignIns pending) throws Exception {
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
                .exceptionHandling(it -> it.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .logout(it -> it.logoutUrl("/sign-out").logoutSuccessHandler(signingOut));
        signInByPassword(http, refusals);
        signInByOpenIdConnect(http, pending);
        acceptBearerTokens(http, refusals);
        return http.build();
    }

    private void signInByPassword(HttpSecurity http, Refusals refusals) throws Exception {
        if (passwords.areUsed()) {
            http.authenticationProvider(passwords)
                    .formLogin(it -> it.loginPage("/sign-in")
                            .usernameParameter("name")
                            .passwordParameter("password")
                            .successHandler(arrivals)
                            .failureHandler(arrivals))
                    .httpBasic(it -> it.authenticationEntryPoint(refusals));
        }
    }

    private void signInByOpenIdConnect(HttpSecurity http, PendingSignIns pending) throws Exception {
        if (!openIdConnect.servers().isEmpty()) {
            http.oauth2Login(it -> it.loginPage("/sign-in")
                    .clientRegistrationRepository(openIdConnect)
                    .authorizedClientRepository(new NoTokensKept())
                    .authorizationEndpoint(at -> at.authorizationRequestRepository(pending)
                            .authorizationRequestResolver(requests(openIdConnect)))
                    .userInfoEndpoint(at -> at.oidcUserService(openIdConnect))
                    .successHandler(arrivals)
                    .failureHandler(arrivals));
        }
    }

    private void acceptBearerTokens(HttpSecurity http, Refusals refusals) throws Exception {
        if (bearerTokens.areAccepted()) {
            var inHeader = new DefaultBearerTokenResolver();
            http.oauth2ResourceServer(it -> it.authenticationManagerResolver(
                            new JwtIssuerAuthenticationManagerResolver(bearerTokens))
                    .bearerTokenResolver(request -> Programs.addresses(request) ? inHeader.resolve(request) : null)
                    .authenticationEntryPoint(refusals));
        }
    }

    private static OAuth2AuthorizationRequestResolver requests(OpenIdConnect servers) {
        var resolver = new DefaultOAuth2AuthorizationRequestResolver(servers);
        resolver.setAuthorizationRequestCustomizer(
                OAuth2AuthorizationRequestCustomizers.withPkce().andThen(servers::askForAssurance));
        return resolver;
    }

    /** A script of ours may read it to send it in a header; by itself it opens nothing. */
    private static CookieCsrfTokenRepository tokens() {
        var tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
        tokens.setCookieCustomizer(it -> it.sameSite("Lax").path("/"));
        return tokens;
    }
}
