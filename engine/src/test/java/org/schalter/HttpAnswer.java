package org.schalter;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What came back: the address it came from (after redirects), the status, the headers and the exact bytes. */
public record HttpAnswer(URI uri, int status, HttpHeaders headers, byte[] body) {

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    public JsonNode json() {
        return JsonMapper.shared().readTree(body);
    }

    /** The page as a browser would understand it. */
    public Document page() {
        return Jsoup.parse(text(), uri.toString());
    }

    /** The header's first value, or the empty string. */
    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    @Override
    public String toString() {
        return status + " " + uri + " " + header("Content-Type") + "\n"
                + (text().length() > 4000 ? text().substring(0, 4000) : text());
    }
}
