package org.schalter.submission;

import java.net.URI;
import java.util.Optional;
import org.schalter.definition.ServiceKey;
import org.schalter.filling.spi.SendRequest;
import org.schalter.filling.spi.SendResult;
import org.schalter.filling.spi.Sender;
import org.schalter.publishing.Edition;
import org.schalter.publishing.Editions;
import org.schalter.site.Site;
import org.springframework.stereotype.Component;

/** Takes what citizens send from the pages; the draft's id is the key that makes a second click the same sending. */
@Component
class DraftSender implements Sender {

    private final Editions editions;
    private final Submissions submissions;
    private final Receipts receipts;
    private final Site site;

    DraftSender(Editions editions, Submissions submissions, Receipts receipts, Site site) {
        this.editions = editions;
        this.submissions = submissions;
        this.receipts = receipts;
        this.site = site;
    }

    @Override
    public SendResult send(SendRequest request) {
        Edition edition = editions.edition(new ServiceKey(request.service()), request.edition());
        if (!edition.hash().equals(request.hash())) {
            throw new IllegalStateException("the draft was filled in with edition <" + request.hash()
                    + ">, but edition <" + edition + "> is <" + edition.hash() + ">");
        }
        Sending sending = new Sending(
                Sending.DRAFT,
                request.draft(),
                request.language(),
                request.subject(),
                request.attributes(),
                request.locked(),
                null);
        return switch (submissions.submit(edition, request.answers(), sending)) {
            case Submissions.Outcome.Sent sent -> sent(sent.submission());
            case Submissions.Outcome.AlreadySent sent -> sent(sent.submission());
            // One draft is sent once; what a second tab has changed since does not count any more.
            case Submissions.Outcome.KeyTaken taken -> sent(taken.before());
            case Submissions.Outcome.Closed _ -> new SendResult.Closed();
            case Submissions.Outcome.Rejected rejected ->
                new SendResult.Rejected(rejected.faults().stream()
                        .map(it -> new SendResult.Flaw(it.at(), it.keyword(), it.message()))
                        .toList());
        };
    }

    private SendResult sent(Submission submission) {
        Optional<String> paymentUrl = receipts.paymentUrl(submission).map(this::local);
        return new SendResult.Sent("/cases/" + submission.token(), paymentUrl.orElse(null));
    }

    /** The address without the host, so that the visitor stays where they are. */
    private String local(URI address) {
        String text = address.toString();
        String own = site.url().toString();
        return text.startsWith(own + "/") ? text.substring(own.length()) : text;
    }
}
