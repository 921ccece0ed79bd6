package org.schalter.samples.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Opens pages the way a browser does, to find out what the measured requests must send. */
final class Browsing implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final URI root;

    Browsing(int port) {
        this.root = URI.create("http://localhost:" + port);
    }

    /** A page and where it stands. */
    record Page(String path, String html) {}

    Page get(String path) throws IOException {
        return follow(path, send(request(path).GET()));
    }

    /** Sends a form; the page that this leads to. */
    Page post(String path, String form) throws IOException {
        return follow(
                path,
                send(request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))));
    }

    private Page follow(String path, HttpResponse<String> answer) throws IOException {
        var location = answer.headers().firstValue("Location");
        return location.isPresent()
                ? get(root.resolve(path).resolve(location.get()).getRawPath())
                : new Page(path, answer.body());
    }

    /** The cookies as a header line. */
    String cookies() {
        return cookies.isEmpty() ? "" : "Cookie: " + cookieValue() + "\r\n";
    }

    static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** The answers as a page's form sends them: names are JSON Pointers, dates come in three parts. */
    static String fields(JsonNode answers) {
        var form = new StringBuilder();
        answers.propertyStream().forEach(property -> {
            String name = "/" + property.getKey();
            String value = property.getValue().asString();
            if (value.matches("\\d{4}-\\d\\d-\\d\\d")) {
                add(form, name + ".day", value.substring(8));
                add(form, name + ".month", value.substring(5, 7));
                add(form, name + ".year", value.substring(0, 4));
            } else {
                add(form, name, value);
            }
        });
        return form.toString();
    }

    private static void add(StringBuilder form, String name, String value) {
        form.append('&').append(encode(name)).append('=').append(encode(value));
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(root.resolve(path));
        return cookies.isEmpty() ? request : request.header("Cookie", cookieValue());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            for (String cookie : answer.headers().allValues("Set-Cookie")) {
                String[] pair = cookie.split(";", 2)[0].split("=", 2);
                cookies.put(pair[0], pair[1]);
            }
            return answer;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }

    private String cookieValue() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    @Override
    public void close() {
        http.close();
    }
}
