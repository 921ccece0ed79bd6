package org.schalter.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.schalter.template.Template;

/** The messages that every service sends, in the same language as the authors' own. */
final class OwnTemplates {

    private OwnTemplates() {}

    static Template read(String name) {
        String file = "/messages/" + name + ".html";
        try (InputStream stream = OwnTemplates.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("<" + file + "> is not on the class path");
            }
            Template template = Template.read(stream.readAllBytes(), file);
            if (!template.findings().isEmpty()) {
                throw new IllegalStateException("our own template has findings: " + template.findings());
            }
            return template;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
