package org.schalter.site;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The pages that every public site owes its visitors. */
@Controller
@Access
class SimplePages {

    private final SiteSettings settings;

    SimplePages(SiteSettings settings) {
        this.settings = settings;
    }

    @GetMapping("/imprint")
    String imprint(Model model) {
        model.addAttribute("lines", settings.imprint());
        return "site/imprint";
    }

    @GetMapping("/privacy")
    String privacy() {
        return "site/privacy";
    }

    @GetMapping("/accessibility")
    String accessibility() {
        return "site/accessibility";
    }
}
