package org.schalter.template;

import java.util.List;
import java.util.Map;
import org.schalter.definition.Finding;
import org.schalter.expression.Scope;

/**
 * A letter or a message, read once and filled in often; thread-safe. It is data: the only thing it can compute is FEEL,
 * every value is inserted as text, and what is filled in is never read as a template again.
 */
public final class Template {

    private final TemplateNode.Words title;
    private final TemplateNode.Mark body;
    private final List<Finding> findings;

    private Template(TemplateReader.Read read) {
        this.title = read.title();
        this.body = read.body();
        this.findings = read.findings();
    }

    /** Reads a template; what is wrong with it is among its findings, and what was refused is not in it. */
    public static Template read(byte[] html, String file) {
        return new Template(new TemplateReader(file).read(html));
    }

    public List<Finding> findings() {
        return findings;
    }

    /** The template with these values; throws when they don't fit or the page would grow beyond all bounds. */
    public Filled fill(Scope scope, TemplateContext context) {
        return new Filling(context).fill(title, body, scope);
    }

    /** Of all that is known of a case, just what this template names: the data that a document is made from. */
    public Map<String, Object> used(Scope scope) {
        return UsedData.of(this, scope);
    }

    TemplateNode.Words title() {
        return title;
    }

    TemplateNode.Mark body() {
        return body;
    }

    /**
     * A filled template.
     *
     * @param title in words, on one line
     * @param body XHTML of what stands inside the body, without the address
     * @param address XHTML of whom it goes to, empty if the template has no {@code <address>}
     * @param text all of it in words
     * @param verifiable what the check page may show of it, masked
     * @param pictures the placeholders of pictures that it used
     */
    public record Filled(
            String title,
            String body,
            String address,
            String text,
            Map<String, String> verifiable,
            List<String> pictures) {}
}
