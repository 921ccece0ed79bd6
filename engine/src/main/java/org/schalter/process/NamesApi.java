package org.schalter.process;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.schalter.editing.WorkingPackages;
import org.schalter.site.Access;
import org.schalter.site.Role;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What expressions of a working copy may name, for whoever writes one. */
@RestController
class NamesApi {

    private final WorkingPackages packages;

    NamesApi(WorkingPackages packages) {
        this.packages = packages;
    }

    /** A list as the contract has it. */
    record Names(List<KnownName> items, @Nullable String next) {}

    @GetMapping("/api/v1/services/{key}/working-copy/names")
    @Access({Role.EDITOR, Role.PUBLISHER})
    Names names(
            @PathVariable String key,
            @RequestParam(defaultValue = "") String file,
            @RequestParam(defaultValue = "") String at,
            Locale locale) {
        var content = packages.open(key);
        var languages = content.manifest().languages();
        var language = languages.contains(locale.getLanguage()) ? locale.getLanguage() : languages.getFirst();
        return new Names(KnownNames.at(content, file, at, language), null);
    }
}
