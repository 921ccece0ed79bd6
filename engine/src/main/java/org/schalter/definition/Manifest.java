package org.schalter.definition;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a service is: the content of {@code service.yaml}, with the defaults where the author is silent.
 *
 * @param languages BCP 47; the first is the reference language
 * @param leika the federal id of the service, {@code 99} and twelve digits
 * @param limit most submissions accepted in all
 * @param reference the pattern of reference numbers, for example <code>BPA-{year}-{number:6}</code>
 */
public record Manifest(
        ServiceKey key,
        Text title,
        Text summary,
        String category,
        String unit,
        List<String> languages,
        @Nullable String leika,
        List<String> law,
        Identity identity,
        Open open,
        @Nullable Integer limit,
        String reference,
        Optional<FeeRule> fee,
        Optional<PaymentRule> payment,
        Retention retention,
        Map<String, DocumentRule> documents) {

    public Manifest {
        languages = List.copyOf(languages);
        law = List.copyOf(law);
        documents = Map.copyOf(documents);
    }

    /** The language the service was written in. */
    public String referenceLanguage() {
        return languages.getFirst();
    }

    /** How surely somebody must be known to apply. */
    public record Identity(Level minimum) {}

    /** How surely somebody is known, weakest first. */
    public enum Level {
        NONE,
        BASIC,
        SUBSTANTIAL,
        HIGH
    }

    /** The first and the last day on which the service accepts applications; null means no bound. */
    public record Open(@Nullable LocalDate from, @Nullable LocalDate until) {

        public boolean on(LocalDate day) {
            return (from == null || !day.isBefore(from)) && (until == null || !day.isAfter(until));
        }
    }

    /** Where the fee comes from: the path of a decision, for example {@code decisions/fee.dmn}. */
    public record FeeRule(String decision) {}

    /** How may be paid; at least one way. */
    public record PaymentRule(List<Method> methods) {
        public PaymentRule {
            methods = List.copyOf(methods);
        }
    }

    /** A way to pay. */
    public enum Method {
        ONLINE,
        DIRECT_DEBIT,
        INVOICE
    }

    /**
     * How long drafts, completed and rejected cases are kept, and what happens then.
     *
     * @param said whether the author says it of completed cases, rather than leaving it to the engine
     */
    public record Retention(Period draft, Period completed, Period rejected, Then then, boolean said) {}

    /** What happens at the end of the retention period. */
    public enum Then {
        ANONYMISE,
        DELETE
    }

    /** A document of the service: its title, whether it is sealed, whether the applicant prints it. */
    public record DocumentRule(Text title, boolean seal, boolean printAtHome) {}
}
