package org.schalter;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** The W3C's HTML checker, its schemas read once, out of reach of the engine's own libraries. */
public final class NuChecker {

    private static final String VALIDATOR = "nu.validator.validation.SimpleDocumentValidator";
    private static final String SCHEMA = "http://s.validator.nu/html5-all.rnc";

    private static @Nullable Object validator;

    private NuChecker() {}

    /** The errors of this HTML document, each with its line; warnings and remarks are left out. */
    public static synchronized List<String> errors(String html) {
        var result = new FutureTask<>(() -> check(html));
        // The checker's grammars recurse deeper than an ordinary thread's stack.
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

    private static List<String> check(String html) throws ReflectiveOperationException {
        var errors = new Errors(html.lines().toList());
        var checker = validator();
        var type = checker.getClass();
        type.getMethod("setUpValidatorAndParsers", ErrorHandler.class, boolean.class, boolean.class)
                .invoke(checker, errors, false, false);
        type.getMethod("checkHtmlInputSource", InputSource.class)
                .invoke(checker, new InputSource(new StringReader(html)));
        return errors.found;
    }

    private static Object validator() throws ReflectiveOperationException {
        var known = validator;
        if (known == null) {
            try {
                var jar = BrowserTools.packages().resolve("vnu-jar/build/dist/vnu.jar");
                var loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
                var type = loader.loadClass(VALIDATOR);
                known = type.getConstructor(boolean.class, boolean.class, boolean.class)
                        .newInstance(true, false, false);
                type.getMethod("setUpMainSchema", String.class, ErrorHandler.class)
                        .invoke(known, SCHEMA, new DefaultHandler());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            validator = known;
        }
        return known;
    }

    private static final class Errors implements ErrorHandler {
        private final List<String> lines;
        private final List<String> found = new ArrayList<>();

        Errors(List<String> lines) {
            this.lines = lines;
        }

        @Override
        public void warning(SAXParseException warning) {}

        @Override
        public void error(SAXParseException error) {
            int line = error.getLineNumber();
            var extract = line > 0 && line <= lines.size() ? lines.get(line - 1).strip() : "";
            found.add("line %d: %s: %s".formatted(line, error.getMessage(), extract));
        }

        @Override
        public void fatalError(SAXParseException error) {
            error(error);
        }
    }
}
