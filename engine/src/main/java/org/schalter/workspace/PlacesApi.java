package org.schalter.workspace;

import java.security.Principal;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.schalter.definition.ServiceKey;
import org.schalter.site.Access;
import org.schalter.site.Problem;
import org.schalter.site.Role;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Folders, archive and bin. */
@RestController
@RequestMapping("/api/v1/workspace/{key}")
@Access(Role.EDITOR)
class PlacesApi {

    private static final int LONGEST_FOLDER = 100;

    private final Shelving shelving;

    PlacesApi(Shelving shelving) {
        this.shelving = shelving;
    }

    /** What is to change; what is not named stays. */
    record Wish(
            @Nullable String folder,
            @Nullable Boolean archived,
            @Nullable Boolean deleted) {}

    /** Where a service lies. */
    record PlaceJson(
            String folder, boolean archived, @Nullable Instant deletedAt) {}

    @PatchMapping
    PlaceJson put(@PathVariable String key, @RequestBody Wish wish, Principal editor) {
        var folder = Optional.ofNullable(wish.folder()).map(PlacesApi::folder);
        UnaryOperator<Place> change = it -> new Place(
                folder.orElse(it.folder()),
                Optional.ofNullable(wish.archived()).orElse(it.archived()),
                deleted(wish, it));
        var place = done(key, service -> shelving.put(service, change, editor.getName()));
        return new PlaceJson(place.folder(), place.archived(), place.deletedAt().orElse(null));
    }

    /** For ever, and only from the bin; its editions stay, and its cases go on. */
    @DeleteMapping
    ResponseEntity<Void> remove(@PathVariable String key) {
        done(key, shelving::remove);
        return ResponseEntity.noContent().build();
    }

    private Optional<Instant> deleted(Wish wish, Place place) {
        if (wish.deleted() == null) {
            return place.deletedAt();
        }
        return wish.deleted() ? place.deletedAt().or(() -> Optional.of(shelving.now())) : Optional.empty();
    }

    private static Place done(String key, Function<ServiceKey, Shelving.Result> step) {
        var result = ServiceKey.parse(key).map(step).orElseGet(Shelving.Result.Missing::new);
        return switch (result) {
            case Shelving.Result.Done it -> it.place();
            case Shelving.Result.Missing it ->
                throw Problem.of(
                        HttpStatus.NOT_FOUND,
                        "no-working-copy",
                        "there is no working copy of a service <%s>".formatted(key));
            case Shelving.Result.AtTheCounter it ->
                throw Problem.of(
                        HttpStatus.CONFLICT,
                        "live",
                        "citizens see <%s>; withdraw it before you delete it".formatted(key));
            case Shelving.Result.NotInTheBin it ->
                throw Problem.of(
                        HttpStatus.CONFLICT, "not-in-bin", "<%s> is not in the bin; put it there first".formatted(key));
        };
    }

    private static String folder(String said) {
        var folder = said.strip().replaceAll("\\s+", " ");
        if (folder.length() > LONGEST_FOLDER || folder.chars().anyMatch(Character::isISOControl)) {
            throw Problem.of(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "folder",
                    "a folder's name has at most %d characters, none of them a control character"
                            .formatted(LONGEST_FOLDER));
        }
        return folder;
    }
}
