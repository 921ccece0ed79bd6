package org.schalter.definition;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a manifest promises and the package's files must keep. */
final class ManifestRules {

    private static final String FILE = "service.yaml";

    private final Manifest manifest;
    private final Set<String> files;
    private final List<Finding> findings = new ArrayList<>();

    ManifestRules(Manifest manifest, Set<String> files) {
        this.manifest = manifest;
        this.files = files;
    }

    List<Finding> findings() {
        manifest.fee().ifPresent(fee -> requireFile(fee.decision(), "/fee/decision"));
        manifest.documents().keySet().stream()
                .sorted()
                .forEach(name -> requireFile("documents/" + name + ".html", "/documents/" + name));
        LocalDate from = manifest.open().from();
        LocalDate until = manifest.open().until();
        if (from != null && until != null && until.isBefore(from)) {
            error("/open/until", "open-until-early", until.toString(), from.toString());
        }
        requireTitle("/title", manifest.title());
        manifest.documents().forEach((name, rule) -> requireTitle("/documents/" + name + "/title", rule.title()));
        if (!manifest.summary().byLanguage().isEmpty()) {
            requireTitle("/summary", manifest.summary());
        }
        return findings;
    }

    private void requireFile(String path, String at) {
        if (!files.contains(path)) {
            error(at, "file-missing", path);
        }
    }

    /** A title that is written in languages must be written in the service's own. */
    private void requireTitle(String at, Text text) {
        for (String language : manifest.languages()) {
            if (Text.fallbacks(language).stream().noneMatch(text.byLanguage()::containsKey)) {
                findings.add(Finding.of(Severity.WARNING, FILE, at, "said-missing", language));
            }
        }
        text.byLanguage().keySet().stream()
                .filter(language -> !manifest.languages().contains(language))
                .forEach(language -> error(
                        at + "/" + language,
                        "language-foreign",
                        language,
                        manifest.languages().toString()));
    }

    private void error(String at, String code, String... values) {
        findings.add(Finding.of(Severity.ERROR, FILE, at, code, values));
    }
}
