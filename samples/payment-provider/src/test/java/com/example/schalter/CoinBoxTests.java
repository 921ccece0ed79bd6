package com.example.schalter;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.schalter.payment.spi.Checkout;
import org.schalter.payment.spi.PaymentProvider;
import org.schalter.payment.spi.PaymentProviderContract;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Coin Box keeps the contract of payment providers, over real HTTP against a pretended Coin Box. */
class CoinBoxTests extends PaymentProviderContract<CoinBox.Options> {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<String, ObjectNode> PAYMENTS = new ConcurrentHashMap<>();
    private static HttpServer service;

    @BeforeAll
    static void openCoinBox() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/payments", CoinBoxTests::answer);
        service.start();
    }

    @AfterAll
    static void closeCoinBox() {
        service.stop(0);
    }

    @Override
    protected PaymentProvider<CoinBox.Options> provider() {
        return new CoinBox();
    }

    @Override
    protected CoinBox.Options options() {
        return new CoinBox.Options(
                URI.create("http://localhost:" + service.getAddress().getPort()), "town");
    }

    @Override
    protected void pay(Checkout checkout) {
        payment(checkout).put("state", "paid");
    }

    @Override
    protected void refuse(Checkout checkout) {
        payment(checkout).put("state", "declined");
    }

    @Override
    protected void abandon(Checkout checkout) {
        payment(checkout).put("state", "cancelled");
    }

    private static ObjectNode payment(Checkout checkout) {
        return PAYMENTS.get(checkout.reference().value());
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String id = exchange.getRequestURI().getPath().replaceFirst("/payments/?", "");
        if (exchange.getRequestMethod().equals("POST")) {
            id = begin((ObjectNode) JSON.readTree(exchange.getRequestBody()));
        }
        boolean known = id.isEmpty() || PAYMENTS.containsKey(id);
        byte[] body = id.isEmpty() || !known
                ? "{}".getBytes(StandardCharsets.UTF_8)
                : JSON.writeValueAsBytes(PAYMENTS.get(id));
        exchange.sendResponseHeaders(known ? 200 : 404, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String begin(ObjectNode payment) {
        String id = UUID.randomUUID().toString();
        payment.put("id", id).put("page", "https://coin-box.example/pay/" + id).put("state", "open");
        PAYMENTS.put(id, payment);
        return id;
    }
}
