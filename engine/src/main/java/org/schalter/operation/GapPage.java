package org.schalter.operation;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.schalter.site.Access;
import org.schalter.site.Problem;
import org.schalter.site.Role;
import org.schalter.submission.CaseRoll;
import org.schalter.submission.spi.OperateSection;
import org.schalter.submission.spi.Section;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where operators see which cases lack which station since when and why, and have it tried again. */
@Controller
@Access(Role.OPERATOR)
class GapPage implements OperateSection {

    private static final int MOST = 100;

    private final Gaps gaps;
    private final Rounds rounds;
    private final Reconciler reconciler;
    private final CaseRoll roll;
    private final MessageSource texts;

    GapPage(Gaps gaps, Rounds rounds, Reconciler reconciler, CaseRoll roll, MessageSource texts) {
        this.gaps = gaps;
        this.rounds = rounds;
        this.reconciler = reconciler;
        this.roll = roll;
        this.texts = texts;
    }

    /** A gap in words. */
    record Line(
            UUID caseId,
            String reference,
            String service,
            String station,
            OffsetDateTime since,
            String cause,
            String detail,
            int tries) {}

    @Override
    public int order() {
        return 100;
    }

    @Override
    public Optional<Section> section(Locale locale) {
        List<Line> lines = gaps.oldest(MOST).stream()
                .flatMap(gap -> line(gap, locale).stream())
                .toList();
        return Optional.of(new Section(
                "operation/gaps",
                Map.of(
                        "gaps",
                        lines,
                        "count",
                        gaps.count(),
                        "looked",
                        rounds.last().isPresent())));
    }

    @PostMapping("/operate/gaps")
    String again(@RequestParam UUID id, @RequestParam String station) {
        if (gaps.find(id, station).isEmpty()) {
            throw Problem.of(HttpStatus.NOT_FOUND, "unknown-gap", "the case lacks no such station any more");
        }
        reconciler.look(id, station);
        return "redirect:/operate#gaps";
    }

    /** Empty if the case has been forgotten meanwhile. */
    private Optional<Line> line(Gaps.Gap gap, Locale locale) {
        return roll.find(gap.caseId())
                .map(sent -> new Line(
                        gap.caseId(),
                        sent.reference(),
                        sent.service() + " " + sent.edition(),
                        gap.station(),
                        gap.since(),
                        String.valueOf(texts.getMessage(gap.cause(), null, gap.cause(), locale)),
                        gap.detail(),
                        gap.tries()));
    }
}
