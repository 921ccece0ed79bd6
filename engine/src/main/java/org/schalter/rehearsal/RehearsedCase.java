package org.schalter.rehearsal;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.Year;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.schalter.definition.Example;
import org.schalter.definition.ServicePackage;
import org.schalter.submission.PretendedIdentity;
import org.schalter.validation.Circumstances;
import org.schalter.validation.Fee;
import org.schalter.validation.FormModel;
import org.schalter.validation.Verdict;

/** The case that an example would become, with the values that expressions see. */
record RehearsedCase(
        UUID id,
        String reference,
        String language,
        Map<String, @Nullable Object> answers,
        Map<String, Object> about,
        @Nullable Map<String, Object> fee,
        Predicate<String> files) {

    private static final Pattern NUMBER = Pattern.compile("\\{number(?::(\\d{1,2}))?}");

    /** Empty if the example's answers are not accepted. */
    static Optional<RehearsedCase> of(ServicePackage candidate, FormModel form, Example example, Clock clock) {
        var language = candidate.manifest().referenceLanguage();
        var identity = new PretendedIdentity(example.expected().identity());
        var circumstances = circumstances(candidate, form, example, clock);
        if (!(form.validate(example.answers(), circumstances) instanceof Verdict.Accepted accepted)) {
            return Optional.empty();
        }
        var fee = Fee.of(candidate, form, accepted.answers(), clock)
                .map(Fee::values)
                .orElse(null);
        var about = about(candidate, clock, identity.attributes());
        return Optional.of(new RehearsedCase(
                UUID.fromString(String.valueOf(about.get("id"))),
                String.valueOf(about.get("reference")),
                language,
                form.values(accepted.answers()),
                about,
                fee,
                example.files()::containsKey));
    }

    /** What an example's answers are judged with. */
    static Circumstances circumstances(ServicePackage candidate, FormModel form, Example example, Clock clock) {
        var identity = new PretendedIdentity(example.expected().identity());
        return Circumstances.of(clock, candidate.manifest().referenceLanguage())
                .withUploads(example.files()::containsKey)
                .withLocked(identity.locked(form.root()))
                .asClaimed(identity.known(form.root()));
    }

    /** What expressions see as {@code case}. */
    static Map<String, Object> about(ServicePackage candidate, Clock clock, Map<String, String> applicant) {
        Map<String, Object> about = new HashMap<>();
        about.put("id", UUID.randomUUID().toString());
        about.put("reference", reference(candidate.manifest().reference(), clock));
        about.put("receivedAt", OffsetDateTime.now(clock));
        about.put("language", candidate.manifest().referenceLanguage());
        about.put("applicant", Map.copyOf(applicant));
        about.put("service", candidate.manifest().key().value());
        about.put("edition", BigDecimal.ONE);
        return about;
    }

    private static String reference(String pattern, Clock clock) {
        var ofThisYear = pattern.replace("{year}", Year.now(clock).toString());
        return NUMBER.matcher(ofThisYear).replaceAll(number -> {
            int digits = number.group(1) == null ? 1 : Integer.parseInt(number.group(1));
            return Matcher.quoteReplacement("0".repeat(Math.max(0, digits - 1)) + "1");
        });
    }
}
