package org.schalter.submission;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.schalter.filling.VirusScanner;
import org.schalter.site.Concerns;
import org.schalter.submission.spi.OperateSection;
import org.schalter.submission.spi.Section;
import org.springframework.stereotype.Component;

/** What operators see of the virus scanner: while it does not work, no file is taken. */
@Component
class ScannerOperate implements OperateSection, Concerns {

    private final VirusScanner scanner;

    ScannerOperate(VirusScanner scanner) {
        this.scanner = scanner;
    }

    @Override
    public int order() {
        return 600;
    }

    @Override
    public Optional<Section> section(Locale locale) {
        return scanner.isUsed()
                ? Optional.of(new Section(
                        "submission/scanner",
                        Map.of("problem", scanner.problem().orElse(""))))
                : Optional.empty();
    }

    @Override
    public List<Concern> now() {
        return scanner.problem().stream()
                .map(problem -> new Concern("submission.concern.scanner", List.of(), problem, "/operate#scanner"))
                .toList();
    }
}
