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
import org.jspecify.annotations.Nullable;
import org.schalter.site.Problem;
import org.schalter.site.Throttle;
import org.schalter.validation.Fault;
import org.schalter.validation.Part;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.util.WebUtils;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Takes files from whoever sends them: with a post of a page those that the page asks for, by program one at a time. */
@Component
public class PostedFiles {

    private final Uploads uploads;
    private final FillingSettings settings;
    private final MessageSource texts;
    private final Throttle times;
    private final Throttle volume;

    PostedFiles(Uploads uploads, FillingSettings settings, MessageSource texts, Clock clock) {
        this.uploads = uploads;
        this.settings = settings;
        this.texts = texts;
        this.times = new Throttle(settings.uploadsPerHour(), Duration.ofHours(1), clock);
        this.volume = new Throttle(settings.uploadVolumePerHour().toBytes(), Duration.ofHours(1), clock);
    }

    /**
     * Whom files come from.
     *
     * @param holder whose they will be, null if nobody's yet
     * @param visitor whose attempts count together
     * @param language of what is said to them
     */
    public record Sender(@Nullable String holder, String visitor, String language) {}

    /** The files that were taken, by the pointer of their answer, and what was wrong with others. */
    public record Taken(Map<String, UUID> stored, List<Fault> faults) {

        /** What was posted with those of its files that it can change. */
        public ObjectNode into(FormPages.Read read) {
            stored.forEach((pointer, id) -> {
                if (!read.held().test(pointer)) {
                    Answers.put(read.answers(), pointer, StringNode.valueOf(id.toString()));
                }
            });
            return read.answers();
        }
    }

    /** A file as programs are told of it. */
    public record Receipt(UUID id, String name, long size, String mediaType, String sha256) {}

    /** Takes the files that come with a post of that page, or of the whole form if there is none of that name. */
    public Taken take(FormPages.Form form, @Nullable String page, HttpServletRequest request, Sender sender) {
        List<Part> asked = form.plan().pages().stream()
                .filter(one -> page == null || one.name().equals(page))
                .flatMap(one -> one.parts().stream())
                .toList();
        Taken taken = new Taken(new LinkedHashMap<>(), new ArrayList<>());
        var multipart = WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class);
        if (multipart != null) {
            multipart.getFileMap().forEach((name, file) -> {
                if (isAsked(form, asked, name) && file.getOriginalFilename() != null && !isNone(file)) {
                    take(name, file, sender, taken);
                }
            });
        }
        return taken;
    }

    /**
     * Takes one file from a program.
     *
     * @throws Problem if it is not taken
     */
    public Receipt take(MultipartFile file, Sender sender) {
        if (isTooMuch(file, sender)) {
            throw refused("often", sender.language());
        }
        return switch (store(file, sender)) {
            case Uploads.Outcome.Stored(var upload) ->
                new Receipt(upload.id(), upload.name(), upload.size(), upload.mediaType(), upload.sha256());
            case Uploads.Outcome.Refused(var reason) -> throw refused(reason, sender.language());
        };
    }

    private Problem refused(String reason, String language) {
        HttpStatus status = switch (reason) {
            case "often" -> HttpStatus.TOO_MANY_REQUESTS;
            case "big" -> HttpStatus.CONTENT_TOO_LARGE;
            case "kind" -> HttpStatus.UNSUPPORTED_MEDIA_TYPE;
            case "unscanned" -> HttpStatus.SERVICE_UNAVAILABLE;
            default -> HttpStatus.UNPROCESSABLE_CONTENT;
        };
        return Problem.of(status, "upload-" + reason, say(reason, language));
    }

    /** A browser sends an input without a file as a file without a name. */
    private static boolean isNone(MultipartFile file) {
        String name = file.getOriginalFilename();
        return file.isEmpty() && (name == null || name.isEmpty());
    }

    private static boolean isAsked(FormPages.Form form, List<Part> asked, String pointer) {
        return pointer.startsWith("/")
                && form.model()
                        .root()
                        .at(pointer)
                        .filter(part -> part.format().equals("file"))
                        .isPresent()
                && asked.stream().map(Part::pointer).anyMatch(place -> Pointers.within(pointer, place));
    }

    private void take(String pointer, MultipartFile file, Sender sender, Taken taken) {
        if (isTooMuch(file, sender)) {
            taken.faults().add(fault(pointer, "often", sender.language()));
            return;
        }
        switch (store(file, sender)) {
            case Uploads.Outcome.Stored(var upload) -> taken.stored().put(pointer, upload.id());
            case Uploads.Outcome.Refused(var reason) -> taken.faults().add(fault(pointer, reason, sender.language()));
        }
    }

    /** Of files that would be refused for their size anyway nothing is counted. */
    private boolean isTooMuch(MultipartFile file, Sender sender) {
        long size = file.getSize() > settings.uploadSize().toBytes() ? 0 : file.getSize();
        return !times.allows(sender.visitor()) || !volume.allows(sender.visitor(), size);
    }

    private Uploads.Outcome store(MultipartFile file, Sender sender) {
        String name = file.getOriginalFilename();
        return uploads.store(name == null ? "" : name, content(file), sender.holder());
    }

    /** That a page's answers are more than can be kept. */
    public Fault tooMuch(String language) {
        return new Fault(
                "", "x-limit", texts.getMessage("filling.answers.big", null, Locale.forLanguageTag(language)), "");
    }

    private Fault fault(String pointer, String reason, String language) {
        return new Fault(pointer, "file", say(reason, language), "");
    }

    private String say(String reason, String language) {
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
