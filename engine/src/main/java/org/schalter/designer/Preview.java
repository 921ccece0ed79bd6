package org.schalter.designer;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.schalter.definition.FormDefinition;
import org.schalter.definition.ServicePackage;
import org.schalter.editing.WorkingCopy;
import org.schalter.filling.FormPages;
import org.schalter.filling.FormSummary;
import org.schalter.filling.FormView;
import org.schalter.filling.Prefills;
import org.schalter.filling.Progress;
import org.schalter.validation.Circumstances;
import org.schalter.validation.Fault;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A form of a working copy as it would be filled in on a day: its pages, and nothing that is kept. */
final class Preview {

    private final ServicePackage service;
    private final FormPages pages;
    private final FormPages.Form form;
    private final String language;
    private final Circumstances circumstances;
    private final Prefills.Known known;

    private Preview(
            ServicePackage service,
            FormPages pages,
            FormPages.Form form,
            Prefills.Known known,
            String language,
            Clock day) {
        this.service = service;
        this.pages = pages;
        this.form = form;
        this.known = known;
        this.language = language;
        // Every file is taken to be there: none is kept.
        this.circumstances = Circumstances.of(day, language)
                .withUploads(id -> true)
                .withLocked(known.locked())
                .asFilledIn();
    }

    /** The forms of one revision, compiled when first looked at. */
    private record Forms(Map<String, FormPages.Form> byId) {}

    /** Empty where the copy can't be read as a service, or has no such form. */
    static Optional<Preview> of(WorkingCopy copy, Wanted wanted, FormPages pages, Prefills prefills, Clock clock) {
        return copy.reading()
                .service()
                .flatMap(service -> definition(service, wanted.form()).map(it -> {
                    var form = copy.derived(Forms.class, _ -> new Forms(new ConcurrentHashMap<>()))
                            .byId()
                            .computeIfAbsent(wanted.form(), _ -> compile(pages, service, it));
                    var known = known(
                            prefills, form, it.id().equals(service.form().id()) ? wanted.identity() : Pretended.NOBODY);
                    return new Preview(
                            service, pages, form, known, spoken(service, wanted.language()), on(wanted.today(), clock));
                }));
    }

    /** An application begins with what the sign-in tells; a clerk's form does not. */
    private static Prefills.Known known(Prefills prefills, FormPages.Form form, Pretended identity) {
        return identity.isSomebody()
                ? prefills.pretended(form.model().root(), identity.told(), identity.level())
                : new Prefills.Known(JsonMapper.shared().createObjectNode(), Map.of());
    }

    private static FormPages.Form compile(FormPages pages, ServicePackage service, FormDefinition definition) {
        return pages.compile(definition, service.texts(), service.manifest().languages());
    }

    private static Optional<FormDefinition> definition(ServicePackage service, String form) {
        return service.form().id().equals(form)
                ? Optional.of(service.form())
                : service.tasks().values().stream()
                        .filter(it -> it.id().equals(form))
                        .findFirst();
    }

    private static String spoken(ServicePackage service, String language) {
        var languages = service.manifest().languages();
        return languages.contains(language) ? language : service.manifest().referenceLanguage();
    }

    private static Clock on(@Nullable LocalDate day, Clock clock) {
        if (day == null) {
            return clock;
        }
        Instant then = day.atTime(LocalTime.now(clock)).atZone(clock.getZone()).toInstant();
        return Clock.fixed(then, clock.getZone());
    }

    String title() {
        return service.manifest().title().in(language);
    }

    String language() {
        return language;
    }

    /** What is known of the person, and what the example would send, files by their names. */
    ObjectNode begun(@Nullable String example) {
        var begun = known.answers().deepCopy();
        service.examples().stream().filter(it -> it.name().equals(example)).forEach(it -> lay(begun, it.answers(), ""));
        return begun;
    }

    private void lay(ObjectNode into, JsonNode sent, String at) {
        sent.propertyStream().forEach(it -> {
            var pointer = at + "/" + it.getKey().replace("~", "~0").replace("/", "~1");
            if (it.getValue().isObject() && into.path(it.getKey()) instanceof ObjectNode inner) {
                lay(inner, it.getValue(), pointer);
            } else if (!known.locked().containsKey(pointer)) {
                into.set(it.getKey(), it.getValue());
            }
        });
    }

    Progress progress(ObjectNode answers) {
        return Progress.onPages(form, answers, circumstances);
    }

    FormPages.Read read(String page, Map<String, List<String>> posted, ObjectNode answers) {
        return pages.readInline(form, named(page), posted, answers, language, circumstances);
    }

    FormView view(Progress progress, String page, List<Fault> faults) {
        return pages.inline(form, showing(progress, faults), named(page));
    }

    /** What was answered, in words. */
    FormSummary summary(Progress progress) {
        return pages.summary(form, showing(progress, List.of()));
    }

    private FormPages.Showing showing(Progress progress, List<Fault> faults) {
        return new FormPages.Showing(
                language, progress.shown(), progress.now(), faults, known.locked(), PretendedFile::of);
    }

    private static @Nullable String named(String page) {
        return page.isEmpty() ? null : page;
    }
}
