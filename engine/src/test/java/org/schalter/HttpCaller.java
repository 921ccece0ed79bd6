package org.schalter;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A small HTTP client with cookies. Addresses are relative to the engine; headers come in pairs of name and value. */
public final class HttpCaller {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String FORM = "application/x-www-form-urlencoded";

    private final URI base;
    private final List<URI> nodes;
    private final AtomicInteger turn = new AtomicInteger();
    private final @Nullable String demoUser;
    private final HttpClient client;

    HttpCaller(URI base, @Nullable String demoUser, boolean followsRedirects) {
        this(List.of(base), demoUser, followsRedirects);
    }

    /** Each request goes to the next of these nodes, as behind a load balancer. */
    HttpCaller(List<URI> nodes, @Nullable String demoUser, boolean followsRedirects) {
        this.base = nodes.getFirst();
        this.nodes = List.copyOf(nodes);
        this.demoUser = demoUser;
        this.client = HttpClient.newBuilder()
                .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
                .followRedirects(followsRedirects ? HttpClient.Redirect.NORMAL : HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
    }

    public HttpAnswer get(String address, String... headers) {
        return send("GET", address, BodyPublishers.noBody(), headers);
    }

    public HttpAnswer delete(String address, String... headers) {
        return send("DELETE", address, BodyPublishers.noBody(), headers);
    }

    /** Puts these bytes. */
    public HttpAnswer put(String address, String contentType, byte[] body, String... headers) {
        return send("PUT", address, BodyPublishers.ofByteArray(body), with(headers, "Content-Type", contentType));
    }

    /** Sends JSON by another method, as {@link #postJson} does. */
    public HttpAnswer sendJson(String method, String address, Object body, String... headers) {
        var text = body instanceof String json ? json : JSON.writeValueAsString(body);
        return send(method, address, BodyPublishers.ofString(text), with(headers, "Content-Type", "application/json"));
    }

    /** Posts these bytes. */
    public HttpAnswer post(String address, String contentType, byte[] body, String... headers) {
        return send("POST", address, BodyPublishers.ofByteArray(body), with(headers, "Content-Type", contentType));
    }

    /** Posts without a body. */
    public HttpAnswer post(String address, String... headers) {
        return send("POST", address, BodyPublishers.noBody(), headers);
    }

    /** Posts JSON: a map, a list, a record, a {@code JsonNode}; a string is taken as JSON text. */
    public HttpAnswer postJson(String address, Object body, String... headers) {
        var text = body instanceof String json ? json : JSON.writeValueAsString(body);
        return post(address, "application/json", text.getBytes(StandardCharsets.UTF_8), headers);
    }

    /** Posts these fields and no others: no hidden ones, no CSRF token. */
    public HttpAnswer postFields(String address, Map<String, String> fields, String... headers) {
        return post(address, FORM, encoded(fields.entrySet()).getBytes(StandardCharsets.UTF_8), headers);
    }

    /** Uploads one file as {@code multipart/form-data}. */
    public HttpAnswer upload(String address, String field, String fileName, String mediaType, byte[] content) {
        var boundary = "----" + UUID.randomUUID();
        var head = "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: %s\r\n\r\n"
                .formatted(boundary, field, fileName, mediaType);
        var body = BodyPublishers.concat(
                BodyPublishers.ofString(head),
                BodyPublishers.ofByteArray(content),
                BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
        return send(
                "POST",
                address,
                body,
                with(new String[0], "Content-Type", "multipart/form-data; boundary=" + boundary));
    }

    /**
     * Sends the first POST form of that page as a browser without script would: with its hidden fields (so with the CSRF
     * token), what is filled in already, and these fields; {@code null} as a value takes a field out.
     */
    public HttpAnswer submit(HttpAnswer page, Map<String, ? extends @Nullable String> fields) {
        return submit(page, "form[method=post]", fields);
    }

    /** As {@link #submit(HttpAnswer, Map)}, for the form that this CSS selector finds; a button's name may be among the fields. */
    public HttpAnswer submit(HttpAnswer page, String form, Map<String, ? extends @Nullable String> fields) {
        var element = page.page().selectFirst(form);
        if (!(element instanceof FormElement found)) {
            throw new AssertionError("no form <" + form + "> on the page\n" + page.text());
        }
        var pairs = new ArrayList<Map.Entry<String, String>>();
        // No browser sends what stands in a disabled fieldset.
        var disabled = found.select("fieldset[disabled] [name]").eachAttr("name");
        for (var pair : found.formData()) {
            if (!fields.containsKey(pair.key()) && !disabled.contains(pair.key())) {
                pairs.add(Map.entry(pair.key(), pair.value()));
            }
        }
        fields.forEach((name, value) -> {
            if (value != null) {
                pairs.add(Map.entry(name, value));
            }
        });
        return sendForm(page, found, pairs, List.of());
    }

    /** A file as a browser sends it. */
    public record Sent(String field, String name, byte[] content) {}

    /** Sends the form that this CSS selector finds with exactly these fields, of which several may have one name, and files. */
    public HttpAnswer send(HttpAnswer page, String form, List<Map.Entry<String, String>> pairs, List<Sent> files) {
        if (!(page.page().selectFirst(form) instanceof FormElement found)) {
            throw new AssertionError("no form <" + form + "> on the page\n" + page.text());
        }
        return sendForm(page, found, pairs, files);
    }

    private HttpAnswer sendForm(
            HttpAnswer page, FormElement form, List<Map.Entry<String, String>> pairs, List<Sent> files) {
        var action = form.attr("action").isEmpty() ? page.uri().toString() : absolute(page, form);
        if (form.attr("method").equalsIgnoreCase("get")) {
            return get(action + "?" + encoded(pairs));
        }
        if (!form.attr("enctype").startsWith("multipart")) {
            return post(action, FORM, encoded(pairs).getBytes(StandardCharsets.UTF_8));
        }
        var boundary = "----" + UUID.randomUUID();
        var body = new ByteArrayOutputStream();
        pairs.forEach(it -> body.writeBytes("--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                .formatted(boundary, it.getKey(), it.getValue())
                .getBytes(StandardCharsets.UTF_8)));
        for (var file : files) {
            body.writeBytes("--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n\r\n"
                    .formatted(boundary, file.field(), file.name())
                    .getBytes(StandardCharsets.UTF_8));
            body.writeBytes(file.content());
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        body.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return post(action, "multipart/form-data; boundary=" + boundary, body.toByteArray());
    }

    private static String absolute(HttpAnswer page, Element form) {
        return page.uri().resolve(form.attr("action")).toString();
    }

    private HttpAnswer send(String method, String address, HttpRequest.BodyPublisher body, String... headers) {
        var request = HttpRequest.newBuilder(next(base.resolve(address))).timeout(Duration.ofMinutes(2));
        if (demoUser != null) {
            var credentials = (demoUser + ":" + demoUser).getBytes(StandardCharsets.UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            var response = client.send(request.method(method, body).build(), BodyHandlers.ofByteArray());
            return new HttpAnswer(response.uri(), response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + address + " got no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private URI next(URI address) {
        if (nodes.stream().noneMatch(it -> it.getAuthority().equals(address.getAuthority()))) {
            return address;
        }
        var node = nodes.get(Math.floorMod(turn.getAndIncrement(), nodes.size()));
        return URI.create(node
                + address.toString()
                        .substring(base.getScheme().length()
                                + 3
                                + address.getAuthority().length()));
    }

    private static String[] with(String[] headers, String name, String value) {
        var all = new ArrayList<>(List.of(headers));
        all.add(name);
        all.add(value);
        return all.toArray(String[]::new);
    }

    private static String encoded(Iterable<? extends Map.Entry<String, String>> pairs) {
        var parts = new ArrayList<String>();
        pairs.forEach(it -> parts.add(encoded(it.getKey()) + "=" + encoded(it.getValue())));
        return String.join("&", parts);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Fields in the order given: name, value, name, value … */
    public static Map<String, String> fields(String... namesAndValues) {
        var fields = new LinkedHashMap<String, String>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }
}
