package org.schalter.designer;

import org.schalter.site.Access;
import org.schalter.site.NavigationEntry;
import org.schalter.site.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The one page of the designer; its script reads from the address what to show. */
@Controller
@Access({Role.EDITOR, Role.PUBLISHER})
class DesignerPage {

    @GetMapping({"/designer", "/designer/services/**"})
    String designer() {
        return "designer/designer";
    }

    @Configuration(proxyBeanMethods = false)
    static class Entries {

        @Bean
        NavigationEntry designerForEditors() {
            return new NavigationEntry("designer.navigation", "/designer", Role.EDITOR, 300);
        }

        @Bean
        NavigationEntry designerForPublishers() {
            return new NavigationEntry("designer.navigation", "/designer", Role.PUBLISHER, 300);
        }
    }
}
