package org.schalter.comparison;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.schalter.definition.FormDefinition;
import org.schalter.definition.Layout;
import org.schalter.definition.Texts;

/** On which pages is asked. */
final class PageChanges {

    private final FormDefinition before;
    private final FormDefinition after;
    private final Texts earlier;
    private final Texts later;

    PageChanges(FormDefinition before, FormDefinition after, Texts earlier, Texts later) {
        this.before = before;
        this.after = after;
        this.earlier = earlier;
        this.later = later;
    }

    List<Change> all() {
        var found = new ArrayList<Change>();
        var one = pages(before);
        var other = pages(after);
        other.forEach((name, page) -> {
            if (!one.containsKey(name)) {
                found.add(change("page-added", title(page, after, later)));
            }
        });
        one.forEach((name, page) -> {
            if (!other.containsKey(name)) {
                found.add(change("page-removed", title(page, before, earlier)));
            }
        });
        if (found.isEmpty() && !List.copyOf(one.keySet()).equals(List.copyOf(other.keySet()))) {
            found.add(change("pages-moved"));
        }
        return found;
    }

    private Change change(String what, Object... said) {
        return Change.of(after.layoutFile(), "", what, Why.NOTHING_LOST, said);
    }

    private static Map<String, Layout.Page> pages(FormDefinition form) {
        var pages = new LinkedHashMap<String, Layout.Page>();
        form.pages().pages().forEach(it -> pages.putIfAbsent(it.name(), it));
        return pages;
    }

    private static Said title(Layout.Page page, FormDefinition form, Texts texts) {
        var key = page.i18n().map(it -> it + ".label").orElse(form.textPrefix() + "." + page.name() + ".title");
        return Said.by(language -> texts.find(language, key, page.label().orElse(page.name())));
    }
}
