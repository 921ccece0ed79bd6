package org.schalter.archive;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.schalter.site.Access;
import org.schalter.site.Concerns;
import org.schalter.site.Role;
import org.schalter.submission.Submission;
import org.schalter.submission.Submissions;
import org.schalter.submission.spi.OperateSection;
import org.schalter.submission.spi.Section;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where operators read what happened in a case, and what happened lately outside of cases. */
@Controller
@Access(Role.OPERATOR)
class JournalPage implements OperateSection, Concerns {

    private static final int LATELY = 50;

    private final Journal journal;
    private final Submissions submissions;
    private final Targets targets;

    JournalPage(Journal journal, Submissions submissions, Targets targets) {
        this.journal = journal;
        this.submissions = submissions;
        this.targets = targets;
    }

    @GetMapping("/operate/journal")
    String show(@RequestParam(defaultValue = "") String reference, Model model) {
        String wanted = reference.strip();
        Optional<Submission> found = wanted.isEmpty() ? Optional.empty() : submissions.byReference(wanted);
        model.addAttribute("reference", wanted);
        model.addAttribute("unknown", !wanted.isEmpty() && found.isEmpty());
        model.addAttribute(
                "entries", found.map(it -> journal.of(it.id())).orElseGet(() -> journal.outsideCases(LATELY)));
        model.addAttribute("ofCase", found.isPresent());
        return "archive/journal";
    }

    @Override
    public int order() {
        return 800;
    }

    @Override
    public Optional<Section> section(Locale locale) {
        List<String> problems = targets.selfCheck();
        return Optional.of(new Section(
                "archive/operate",
                Map.of(
                        "target", targets.id().orElse(""),
                        "problems", problems,
                        "retention", journal.newest(RetentionDone.class))));
    }

    @Override
    public List<Concern> now() {
        return targets.selfCheck().stream()
                .map(it -> new Concern(
                        "archive.concern.target", List.of(targets.id().orElse("")), it, "/operate#archive"))
                .toList();
    }
}
