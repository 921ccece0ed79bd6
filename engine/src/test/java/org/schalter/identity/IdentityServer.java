package org.schalter.identity;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.net.URI;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;

/** A real OpenID Connect server in the test's own process, which knows a clerk, an operator and somebody without a role. */
final class IdentityServer implements AutoCloseable {

    static final String AUDIENCE = "schalter-api";

    private static final KeyPair KEYS = rsa();

    private final ConfigurableApplicationContext context;

    IdentityServer() {
        // Its own settings only: those of the engine lie on the same class path.
        context = new SpringApplicationBuilder(Parts.class)
                .run(
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--spring.config.name=none",
                        "--spring.main.banner-mode=off",
                        "--server.servlet.session.cookie.name=IDENTITY");
    }

    URI issuer() {
        var server = ((WebServerApplicationContext) context).getWebServer();
        return URI.create("http://127.0.0.1:" + (server == null ? 0 : server.getPort()));
    }

    /** Lets the engine at this address be a client. */
    void welcome(URI engine) {
        context.getBean(RegisteredClientRepository.class)
                .save(client("schalter")
                        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                        .redirectUri(engine + "/login/oauth2/code/town")
                        .postLogoutRedirectUri(engine + "/")
                        .scope("openid")
                        .scope("profile")
                        .scope("email")
                        .clientSettings(
                                ClientSettings.builder().requireProofKey(true).build())
                        .build());
    }

    /** An access token as the server itself would make it, but for these claims. */
    String token(Map<String, Object> differing) {
        return token(KEYS, differing);
    }

    /** As {@link #token(Map)}, signed by somebody else. */
    String forged(Map<String, Object> differing) {
        return token(rsa(), differing);
    }

    private String token(KeyPair keys, Map<String, Object> differing) {
        var now = Instant.now();
        var claims = JwtClaimsSet.builder()
                .issuer(issuer().toString())
                .subject("machine")
                .audience(List.of(AUDIENCE))
                .issuedAt(now.minusSeconds(600))
                .expiresAt(now.plus(Duration.ofMinutes(10)))
                .claim("name", "Fachverfahren")
                .claim("realm_access", Map.of("roles", List.of("betrieb")))
                .claims(it -> it.putAll(differing))
                .build();
        return new NimbusJwtEncoder(source(keys))
                .encode(JwtEncoderParameters.from(claims))
                .getTokenValue();
    }

    @Override
    public void close() {
        context.close();
    }

    private static RegisteredClient.Builder client(String id) {
        return RegisteredClient.withId(UUID.randomUUID().toString())
                .clientId(id)
                .clientSecret("{noop}secret-of-" + id)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
    }

    private static JWKSource<SecurityContext> source(KeyPair keys) {
        return new ImmutableJWKSet<>(new JWKSet(new RSAKey.Builder((RSAPublicKey) keys.getPublic())
                .privateKey((RSAPrivateKey) keys.getPrivate())
                .keyID("key")
                .build()));
    }

    private static KeyPair rsa() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Not a {@code @Configuration}: the engine's own scan must not find it. */
    @EnableWebSecurity
    @ImportAutoConfiguration({
        TomcatServletWebServerAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
        SecurityFilterAutoConfiguration.class
    })
    static class Parts {

        private static final Map<String, List<String>> ROLES =
                Map.of("sabine", List.of("sachbearbeitung"), "otto", List.of("betrieb"), "gast", List.of("gast"));

        @Bean
        @Order(1)
        SecurityFilterChain protocol(HttpSecurity http) throws Exception {
            http.oauth2AuthorizationServer(it -> {
                http.securityMatcher(it.getEndpointsMatcher());
                it.oidc(Customizer.withDefaults());
            });
            return http.authorizeHttpRequests(it -> it.anyRequest().authenticated())
                    .exceptionHandling(
                            it -> it.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint("/login")))
                    .build();
        }

        @Bean
        @Order(2)
        SecurityFilterChain people(HttpSecurity http) throws Exception {
            return http.authorizeHttpRequests(it -> it.anyRequest().authenticated())
                    .formLogin(Customizer.withDefaults())
                    .build();
        }

        @Bean
        UserDetailsService users() {
            return new InMemoryUserDetailsManager(ROLES.keySet().stream()
                    .map(it -> User.withUsername(it)
                            .password("{noop}" + it)
                            .roles("USER")
                            .build())
                    .toList());
        }

        @Bean
        RegisteredClientRepository clients() {
            return new InMemoryRegisteredClientRepository(client("machine")
                    .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                    .build());
        }

        @Bean
        JWKSource<SecurityContext> keys() {
            return source(KEYS);
        }

        @Bean
        JwtDecoder decoder(JWKSource<SecurityContext> keys) {
            return NimbusJwtDecoder.withJwkSource(keys).build();
        }

        @Bean
        AuthorizationServerSettings settings() {
            return AuthorizationServerSettings.builder().build();
        }

        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> claims() {
            return it -> {
                var name = it.getPrincipal().getName();
                var roles = ROLES.getOrDefault(name, List.of("betrieb"));
                it.getClaims().claim("realm_access", Map.of("roles", roles)).claim("name", "Frau " + name);
                it.getClaims().claim("stellen", List.of("ordnungsamt")).claim("acr", "substantiell");
                if (OAuth2TokenType.ACCESS_TOKEN.equals(it.getTokenType())) {
                    it.getClaims().audience(List.of(AUDIENCE));
                }
            };
        }
    }
}
