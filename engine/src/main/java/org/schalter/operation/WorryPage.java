package org.schalter.operation;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.schalter.site.Concerns;
import org.schalter.submission.spi.OperateSection;
import org.schalter.submission.spi.Section;
import org.springframework.stereotype.Component;

/** What needs an operator's eye, above everything else on the page: the same that the daily digest says. */
@Component
class WorryPage implements OperateSection, Concerns {

    private final Worries worries;
    private final Gaps gaps;
    private final OperationSettings settings;

    WorryPage(Worries worries, Gaps gaps, OperationSettings settings) {
        this.worries = worries;
        this.gaps = gaps;
        this.settings = settings;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Optional<Section> section(Locale locale) {
        return Optional.of(new Section(
                "operation/worries",
                Map.of(
                        "worries", worries.in(worries.now(), locale),
                        "to", String.join(", ", settings.digest()),
                        "at", settings.digestAt().toString())));
    }

    @Override
    public List<Concern> now() {
        long missing = gaps.count();
        return missing == 0
                ? List.of()
                : List.of(new Concern("operation.concern.gaps", List.of(missing), "", "/operate#gaps"));
    }
}
