package org.schalter.delivery;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.schalter.definition.Finding;
import org.schalter.definition.ServicePackage;
import org.schalter.process.spi.ActionCase;
import org.schalter.process.spi.ActionResult;
import org.schalter.process.spi.ProcessAction;
import org.schalter.process.spi.RehearsalLog;
import org.schalter.storage.SortedIds;
import org.schalter.submission.CaseId;
import org.schalter.submission.Ledger;
import org.schalter.submission.Submissions;
import org.springframework.stereotype.Component;

/** The action {@code send-message}: writes to the applicant, or to an address that is computed. */
@Component
class SendMessage implements ProcessAction<SendMessage.Options> {

    static final String ID = "send-message";

    private static final String APPLICANT = "applicant";

    private final Messages messages;
    private final Stationery stationery;
    private final Submissions submissions;
    private final Ledger ledger;
    private final Clock clock;

    SendMessage(Messages messages, Stationery stationery, Submissions submissions, Ledger ledger, Clock clock) {
        this.messages = messages;
        this.stationery = stationery;
        this.submissions = submissions;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * @param message the template's name, for example {@code approved} for {@code messages/approved.html}
     * @param to an address; {@code applicant} if not given
     * @param attach names of the case's documents to send with it
     * @param language BCP 47; the applicant's if not given
     */
    record Options(
            String message,
            @Nullable String to,
            @Nullable List<String> attach,
            @Nullable String language) {}

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Class<Options> options() {
        return Options.class;
    }

    @Override
    public ActionResult perform(ActionCase at, Options options) {
        Optional<String> address = address(at, options);
        if (address.isEmpty()) {
            ledger.enter(new CaseId(at.caseId()), "message-not-sent:" + options.message(), "no e-mail address");
            return new ActionResult.Done(Map.of("sent", false));
        }
        String token = submissions.find(new CaseId(at.caseId())).token();
        Stationery.Written written = written(at, options, token);
        messages.write(new Message(
                SortedIds.next(clock.instant()),
                key(at),
                at.caseId(),
                options.message(),
                address.get(),
                written.subject(),
                written.html(),
                written.text(),
                language(at, options),
                options.attach() == null ? List.of() : options.attach(),
                clock.instant()));
        return new ActionResult.Done(Map.of("sent", true));
    }

    @Override
    public Optional<String> missing(ActionCase at, Options options) {
        return address(at, options).isEmpty() || messages.written(key(at))
                ? Optional.empty()
                : Optional.of("message:" + options.message());
    }

    private static String key(ActionCase at) {
        return "case:" + at.caseId() + ":" + at.nodeId() + ":" + at.occurrence();
    }

    @Override
    public ActionResult rehearse(ActionCase at, Options options, RehearsalLog log) {
        Optional<String> address = address(at, options);
        if (address.isPresent()) {
            Stationery.Written written = written(at, options, "…");
            boolean applicant = options.to() == null || options.to().equals(APPLICANT);
            log.message(
                    options.message(),
                    applicant ? APPLICANT : address.get(),
                    written.subject() + "\n" + written.text());
        }
        return new ActionResult.Done(new HashMap<>(Map.of("sent", address.isPresent())));
    }

    @Override
    public List<Finding> check(ServicePackage candidate, Options options) {
        String file = "messages/" + options.message() + ".html";
        return candidate.file(file).isPresent()
                ? List.of()
                : List.of(Finding.error(
                        "process.bpmn",
                        "",
                        "send-message names <" + options.message() + ">, but there is no <" + file + ">"));
    }

    private Stationery.Written written(ActionCase at, Options options, String token) {
        return stationery
                .authors(
                        at.content(),
                        options.message(),
                        language(at, options),
                        stationery.withStatusUrl(at.scope(), token))
                .orElseThrow(() -> new IllegalStateException(
                        "there is no message <" + options.message() + "> in <" + at.service() + ">"));
    }

    private static Optional<String> address(ActionCase at, Options options) {
        String to = options.to();
        if (to != null && !to.equals(APPLICANT)) {
            return Optional.of(to.strip()).filter(Addressee::isAddress);
        }
        return Addressee.of(at.content(), at.scope().variables().get("answers"), identity(at));
    }

    private static Map<String, String> identity(ActionCase at) {
        Map<String, String> identity = new HashMap<>();
        if (at.scope().variables().get("case") instanceof Map<?, ?> about
                && about.get(APPLICANT) instanceof Map<?, ?> applicant) {
            applicant.forEach((name, value) -> identity.put(String.valueOf(name), String.valueOf(value)));
        }
        return identity;
    }

    private static String language(ActionCase at, Options options) {
        return options.language() == null ? at.language() : options.language();
    }
}
