package org.schalter.filling;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.schalter.site.Access;
import org.schalter.site.Problem;
import org.schalter.site.Site;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Every field type with its examples, for whoever builds on them; in demo mode only. */
@Controller
@Access
class GalleryPage {

    private final FieldExamples examples;
    private final Site site;

    GalleryPage(FieldExamples examples, Site site) {
        this.examples = examples;
        this.site = site;
    }

    /** A field type and what its examples show. */
    record Shelf(String type, List<FieldExamples.Example> examples) {}

    @GetMapping("/gallery")
    String show(Locale locale, Model model) {
        if (!site.demo()) {
            throw Problem.of(HttpStatus.NOT_FOUND, "not-found", "the gallery is there in demo mode only");
        }
        Map<String, List<FieldExamples.Example>> shelves = new LinkedHashMap<>();
        for (FieldExamples.Example example : examples.all(locale.getLanguage())) {
            shelves.computeIfAbsent(example.type(), type -> new ArrayList<>()).add(example);
        }
        model.addAttribute(
                "shelves",
                shelves.entrySet().stream()
                        .map(shelf -> new Shelf(shelf.getKey(), shelf.getValue()))
                        .toList());
        return "filling/gallery";
    }
}
