package org.schalter.site;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The pages that every public site owes its visitors. */
@Controller
@Access
class SimplePages {

    @GetMapping("/imprint")
    String imprint() {
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
