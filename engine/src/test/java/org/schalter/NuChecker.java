package org.schalter;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The W3C's HTML checker, loaded once, out of reach of the engine's own libraries. */
public final class NuChecker {

    private static final String EMBEDDED = "nu.validator.client.EmbeddedValidator";

    private static @Nullable Class<?> validator;

    private NuChecker() {}

    /** The errors of this HTML document, each with its line; warnings and remarks are left out. */
    public static synchronized List<String> errors(String html) {
        var errors = new ArrayList<String>();
        for (var message : JsonMapper.shared().readTree(onADeepStack(html)).path("messages")) {
            if (!"info".equals(message.path("type").asString())) {
                errors.add("line %d: %s: %s"
                        .formatted(
                                message.path("lastLine").asInt(),
                                message.path("message").asString(),
                                message.path("extract").asString().strip()));
            }
        }
        return errors;
    }

    /** The checker's grammars recurse deeper than an ordinary thread's stack. */
    private static String onADeepStack(String html) {
        var result = new FutureTask<>(() -> check(html));
        new Thread(null, result, "html-checker", 64 << 20).start();
        try {
            return result.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The HTML checker failed", e.getCause());
        }
    }

    private static String check(String html) {
        try {
            var type = validator();
            var format = Class.forName(EMBEDDED + "$OutputFormat", true, type.getClassLoader());
            var checker = type.getConstructor().newInstance();
            type.getMethod("setOutputFormat", format)
                    .invoke(checker, format.getField("JSON").get(null));
            var input = new ByteArrayInputStream(html.getBytes(StandardCharsets.UTF_8));
            return (String) type.getMethod("validate", InputStream.class).invoke(checker, input);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The HTML checker can't be called", e);
        }
    }

    private static Class<?> validator() throws ReflectiveOperationException {
        if (validator == null) {
            try {
                var jar = BrowserTools.packages().resolve("vnu-jar/build/dist/vnu.jar");
                var loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
                validator = loader.loadClass(EMBEDDED);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return validator;
    }
}
