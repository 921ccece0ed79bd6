package org.schalter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.schalter.identity.Somebody;
import org.schalter.identity.Trust;
import org.schalter.identity.Visitor;
import org.schalter.site.Role;

/** One of each who may stand before an address, signed in with a browser that has opened a page of ours before. */
final class Somebodies {

    enum Who {
        NOBODY(null, ""),
        /** The applicant whose things they are. */
        OWNER(Role.CITIZEN, ""),
        /** An applicant with things of their own. */
        CITIZEN(Role.CITIZEN, ""),
        /** Of the unit that the things are for. */
        CLERK(Role.CLERK, "buergerbuero"),
        /** Of another unit. */
        ELSEWHERE(Role.CLERK, "elsewhere"),
        EDITOR(Role.EDITOR, ""),
        PUBLISHER(Role.PUBLISHER, ""),
        OPERATOR(Role.OPERATOR, "");

        private final @org.jspecify.annotations.Nullable Role role;
        private final String unit;

        Who(@org.jspecify.annotations.Nullable Role role, String unit) {
            this.role = role;
            this.unit = unit;
        }

        private Visitor visitor(Role as) {
            return new Visitor("one-" + name(), name(), Set.of(as), Set.of(unit), Trust.SUBSTANTIAL, Map.of());
        }
    }

    /** What is sent along. */
    record Body(String type, String content) {

        static final Body FORM = new Body("application/x-www-form-urlencoded", "");
        static final Body JSON = new Body("application/json", "{}");
        static final Body ZIP = new Body("application/zip", "no zip");
        static final Body FILE = new Body(
                "multipart/form-data; boundary=b",
                "--b\r\n"
                        + "Content-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n"
                        + "%PDF-1.4\r\n"
                        + "--b--\r\n");
    }

    private static final String TOKEN = "0c8a3bd0-7a10-4d5e-9d3c-0d6c8c9a4f11";

    private final URI base;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<Who, String> cookies = new EnumMap<>(Who.class);

    Somebodies(RunningEngine engine) {
        this.base = engine.url();
        for (var who : Who.values()) {
            var session = who.role == null ? "" : Somebody.signedIn(engine, who.visitor(who.role))[1] + "; ";
            cookies.put(who, session + "XSRF-TOKEN=" + TOKEN);
        }
    }

    HttpAnswer get(Who who, String address) {
        return send(who, HttpRequest.newBuilder(base.resolve(address)).GET());
    }

    HttpAnswer post(Who who, String address, Body body) {
        return send(who, "POST", address, body);
    }

    HttpAnswer knock(Who who, Route route, String address, Body body) {
        return route.reads() ? get(who, address) : send(who, route.method(), address, body);
    }

    private HttpAnswer send(Who who, String method, String address, Body body) {
        return send(
                who,
                HttpRequest.newBuilder(base.resolve(address))
                        .header("Content-Type", body.type())
                        .header("X-XSRF-TOKEN", TOKEN)
                        .method(method, BodyPublishers.ofString(body.content(), StandardCharsets.UTF_8)));
    }

    private HttpAnswer send(Who who, HttpRequest.Builder request) {
        try {
            request.header("Cookie", String.valueOf(cookies.get(who))).header("Accept-Language", "de");
            var response = client.send(request.build(), BodyHandlers.ofByteArray());
            return new HttpAnswer(response.uri(), response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
