package org.schalter.submission;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.schalter.site.Access;
import org.schalter.site.Problem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Where an applicant sees that the application has arrived and how it stands; the address is the secret. */
@Controller
@Access
class CasePage {

    private final Submissions submissions;
    private final Doorkeeper doorkeeper;
    private final CaseStory story;
    private final CaseAnswers answers;

    CasePage(Submissions submissions, Doorkeeper doorkeeper, CaseStory story, CaseAnswers answers) {
        this.submissions = submissions;
        this.doorkeeper = doorkeeper;
        this.story = story;
        this.answers = answers;
    }

    @GetMapping("/cases/{token}")
    String show(@PathVariable String token, Model model, Locale locale, HttpServletResponse response) {
        Submission submission = submissions
                .byToken(token)
                .map(doorkeeper::enter)
                .orElseThrow(() -> Problem.of(HttpStatus.NOT_FOUND, "unknown-case", "there is no such case"));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Robots-Tag", "noindex");
        model.addAttribute("story", story.of(submission, locale));
        model.addAttribute("sections", story.sections(submission, locale));
        model.addAttribute("answers", answers.of(submission));
        model.addAttribute("language", submission.language().replace("-simple", ""));
        return "submission/case";
    }
}
