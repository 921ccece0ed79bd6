package org.schalter.casework;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.schalter.filling.Downloads;
import org.schalter.identity.Visitors;
import org.schalter.site.Access;
import org.schalter.site.Problem;
import org.schalter.site.Role;
import org.schalter.submission.Submission;
import org.schalter.submission.Submissions;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** One case as a clerk of its unit, or of one of its tasks' units, sees it. */
@Controller
@Access(Role.CLERK)
class ClerkCases {

    private final Submissions submissions;
    private final Dossiers dossiers;
    private final Tasks tasks;
    private final Downloads downloads;
    private final Visitors visitors;

    ClerkCases(Submissions submissions, Dossiers dossiers, Tasks tasks, Downloads downloads, Visitors visitors) {
        this.submissions = submissions;
        this.dossiers = dossiers;
        this.tasks = tasks;
        this.downloads = downloads;
        this.visitors = visitors;
    }

    @GetMapping("/clerk/cases/{reference}")
    String show(@PathVariable String reference, Locale locale, Model model, HttpServletResponse response) {
        var submission = submission(reference, locale);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        model.addAttribute("dossier", dossiers.of(submission.id(), locale));
        var own = tasks.of(submission.id(), visitors.current(), locale.toLanguageTag());
        model.addAttribute("tasks", own);
        model.addAttribute(
                "files",
                own.stream().collect(Collectors.toMap(Tasks.Task::id, it -> tasks.files(it, locale.getLanguage()))));
        return "casework/case";
    }

    @GetMapping("/clerk/cases/{reference}/uploads/{id}")
    ResponseEntity<byte[]> upload(@PathVariable String reference, @PathVariable UUID id, Locale locale) {
        var submission = submission(reference, locale);
        var upload = dossiers.upload(submission, id)
                .or(() -> tasks.file(submission.id(), id.toString(), visitors.current()))
                .orElseThrow(
                        () -> Problem.of(HttpStatus.NOT_FOUND, "unknown-upload", "there is no such file in this case"));
        return downloads.give(upload);
    }

    private Submission submission(String reference, Locale locale) {
        return submissions
                .byReference(reference)
                .filter(submission -> mayLook(submission, locale))
                .orElseThrow(
                        () -> Problem.of(HttpStatus.NOT_FOUND, "unknown-case", "there is no such case in your units"));
    }

    private boolean mayLook(Submission submission, Locale locale) {
        var visitor = visitors.current();
        return visitor.serves(dossiers.unit(submission))
                || !tasks.of(submission.id(), visitor, locale.toLanguageTag()).isEmpty();
    }
}
