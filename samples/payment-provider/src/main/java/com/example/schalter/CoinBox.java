package com.example.schalter;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.schalter.payment.spi.Checkout;
import org.schalter.payment.spi.Order;
import org.schalter.payment.spi.Outcome;
import org.schalter.payment.spi.PaymentProvider;
import org.schalter.payment.spi.Problem;
import org.schalter.payment.spi.ProviderReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes payments through "Coin Box", an imaginary service with two calls: {@code POST /payments} answers with an id and a
 * pay page, {@code GET /payments/{id}} with its state.
 */
public final class CoinBox implements PaymentProvider<CoinBox.Options> {

    /**
     * @param service where Coin Box answers
     * @param key what it knows the town by
     */
    public record Options(URI service, String key) {}

    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = JsonMapper.builder().build();

    @Override
    public String id() {
        return "coin-box";
    }

    @Override
    public Class<Options> options() {
        return Options.class;
    }

    @Override
    public Checkout start(Order order, Options options) {
        String body = json.writeValueAsString(Map.of(
                "amount", order.amount().toPlainString(),
                "currency", order.currency(),
                "purpose", order.purpose(),
                "returnTo", order.returnTo().toString()));
        JsonNode payment = call(options, request(options, "/payments").POST(HttpRequest.BodyPublishers.ofString(body)));
        return new Checkout(
                URI.create(payment.path("page").asString()),
                new ProviderReference(payment.path("id").asString()));
    }

    @Override
    public Outcome ask(ProviderReference reference, Options options) {
        JsonNode payment =
                call(options, request(options, "/payments/" + reference.value()).GET());
        return switch (payment.path("state").asString()) {
            case "paid" ->
                new Outcome.Settled(
                        new BigDecimal(payment.path("amount").asString()),
                        payment.path("currency").asString());
            case "declined" -> new Outcome.Refused(Outcome.Reason.DECLINED);
            case "cancelled" -> new Outcome.Refused(Outcome.Reason.ABANDONED);
            default -> new Outcome.Pending();
        };
    }

    @Override
    public List<Problem> selfCheck(Options options) {
        try {
            call(options, request(options, "/payments").GET());
            return List.of();
        } catch (IllegalStateException broken) {
            return List.of(new Problem("service", String.valueOf(broken.getMessage())));
        }
    }

    private static HttpRequest.Builder request(Options options, String path) {
        return HttpRequest.newBuilder(options.service().resolve(path)).header("Authorization", "Key " + options.key());
    }

    private JsonNode call(Options options, HttpRequest.Builder request) {
        try {
            var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException("Coin Box at <%s> answered <%d>; 2xx would be right"
                        .formatted(options.service(), answer.statusCode()));
            }
            return json.readTree(answer.body());
        } catch (IOException down) {
            throw new IllegalStateException("Coin Box at <%s> does not answer".formatted(options.service()), down);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while asking Coin Box", stopped);
        }
    }
}
