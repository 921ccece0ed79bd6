package org.schalter.filling;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.schalter.validation.Fault;
import org.schalter.validation.Part;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.util.WebUtils;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Takes the files that come with a post of a page, those that the page asks for. */
@Component
class PostedFiles {

    private final Uploads uploads;
    private final FillingSettings settings;
    private final MessageSource texts;
    private final Throttle throttle;

    PostedFiles(Uploads uploads, FillingSettings settings, MessageSource texts, Clock clock) {
        this.uploads = uploads;
        this.settings = settings;
        this.texts = texts;
        this.throttle = new Throttle(settings.uploadsPerHour(), Duration.ofHours(1), clock);
    }

    /** The files that were taken, by the pointer of their answer, and what was wrong with others. */
    record Taken(Map<String, UUID> stored, List<Fault> faults) {

        ObjectNode into(ObjectNode answers) {
            stored.forEach((pointer, id) -> Answers.put(answers, pointer, StringNode.valueOf(id.toString())));
            return answers;
        }
    }

    /** Whether this visitor may send one more. */
    boolean allows(String visitor) {
        return throttle.allows(visitor);
    }

    Taken take(Filling filling, FormPlan.Page page, HttpServletRequest request, String visitor) {
        Taken taken = new Taken(new LinkedHashMap<>(), new ArrayList<>());
        var multipart = WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class);
        if (multipart != null) {
            multipart.getFileMap().forEach((name, file) -> {
                if (isAsked(filling, page, name) && file.getOriginalFilename() != null && !isNone(file)) {
                    take(filling, name, file, visitor, taken);
                }
            });
        }
        return taken;
    }

    /** A browser sends an input without a file as a file without a name. */
    private static boolean isNone(MultipartFile file) {
        String name = file.getOriginalFilename();
        return file.isEmpty() && (name == null || name.isEmpty());
    }

    private static boolean isAsked(Filling filling, FormPlan.Page page, String pointer) {
        return pointer.startsWith("/")
                && filling.form()
                        .model()
                        .root()
                        .at(pointer)
                        .filter(part -> part.format().equals("file"))
                        .isPresent()
                && page.parts().stream().map(Part::pointer).anyMatch(asked -> Pointers.within(pointer, asked));
    }

    private void take(Filling filling, String pointer, MultipartFile file, String visitor, Taken taken) {
        String language = filling.draft().language();
        if (!throttle.allows(visitor)) {
            taken.faults().add(fault(pointer, "often", language));
            return;
        }
        String name = file.getOriginalFilename();
        switch (uploads.store(
                name == null ? "" : name, content(file), filling.draft().id())) {
            case Uploads.Outcome.Stored stored ->
                taken.stored().put(pointer, stored.upload().id());
            case Uploads.Outcome.Refused refused -> taken.faults().add(fault(pointer, refused.reason(), language));
        }
    }

    /** That a page's answers are more than can be kept. */
    Fault tooMuch(String language) {
        return new Fault(
                "", "x-limit", texts.getMessage("filling.answers.big", null, Locale.forLanguageTag(language)), "");
    }

    private Fault fault(String pointer, String reason, String language) {
        return new Fault(pointer, "file", say(reason, language), "");
    }

    /** Why a file was not taken, in words. */
    String say(String reason, String language) {
        Object[] limit = {settings.uploadSize().toMegabytes()};
        return texts.getMessage("filling.upload." + reason, limit, Locale.forLanguageTag(language));
    }

    private static byte[] content(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException("the uploaded file broke off", broken);
        }
    }
}
