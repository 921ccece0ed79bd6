package org.schalter.template;

import java.time.Clock;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.WeakHashMap;
import org.schalter.definition.ServicePackage;
import org.schalter.template.spi.FileNames;
import org.springframework.stereotype.Component;

/** Every service's templates, read once per package and kept as long as the package is. */
@Component
public class Templates {

    private final Clock clock;
    private final FileNames files;
    private final Map<ServicePackage, SortedMap<String, Template>> read =
            Collections.synchronizedMap(new WeakHashMap<>());
    private final Map<ServicePackage, Forms> forms = Collections.synchronizedMap(new WeakHashMap<>());

    public Templates(Clock clock, FileNames files) {
        this.clock = clock;
        this.files = files;
    }

    /** The letter of that name. */
    public Optional<Template> document(ServicePackage content, String name) {
        return Optional.ofNullable(of(content).get(document(name)));
    }

    /** The message of that name. */
    public Optional<Template> message(ServicePackage content, String name) {
        return Optional.ofNullable(of(content).get("messages/" + name + ".html"));
    }

    /** What the templates of a package need beside the values, in a language. */
    public TemplateContext context(
            ServicePackage content, String language, Map<String, TemplateContext.Inset> pictures) {
        return new TemplateContext(
                language,
                clock.getZone(),
                key -> content.texts().has(key)
                        ? Optional.of(content.texts().format(language, key, Map.of()))
                        : Optional.empty(),
                new FormWords(forms(content), files, language),
                pictures);
    }

    /** The file of the letter of that name. */
    public static String document(String name) {
        return "documents/" + name + ".html";
    }

    Forms forms(ServicePackage content) {
        return forms.computeIfAbsent(content, Forms::of);
    }

    /** All templates by path. */
    SortedMap<String, Template> of(ServicePackage content) {
        return read.computeIfAbsent(content, Templates::read);
    }

    private static SortedMap<String, Template> read(ServicePackage content) {
        SortedMap<String, Template> templates = new TreeMap<>();
        content.files().forEach((path, bytes) -> {
            if (path.matches("(documents|messages)/[^/]+\\.html")) {
                templates.put(path, Template.read(bytes, path));
            }
        });
        return Collections.unmodifiableSortedMap(templates);
    }
}
