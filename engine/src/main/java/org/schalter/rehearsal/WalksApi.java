package org.schalter.rehearsal;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.schalter.editing.WorkingPackages;
import org.schalter.site.Access;
import org.schalter.site.Role;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The way that an example of a working copy takes through its process, to be followed on the drawing. */
@RestController
class WalksApi {

    private final WorkingPackages packages;
    private final SampleCases samples;

    WalksApi(WorkingPackages packages, SampleCases samples) {
        this.packages = packages;
        this.samples = samples;
    }

    /** The nodes in the order in which they were passed, and why it went no further than that. */
    record Walk(
            List<String> nodes,
            List<String> flows,
            String status,
            @Nullable String problem) {}

    @GetMapping("/api/v1/services/{key}/working-copy/walks/{example}")
    @Access({Role.EDITOR, Role.PUBLISHER})
    Walk walk(@PathVariable String key, @PathVariable String example) {
        var given = new Given(Optional.of(example), Optional.empty(), Optional.empty(), Optional.empty());
        var sample = samples.of(packages.open(key), given);
        var walk = sample.walk();
        return new Walk(
                walk.nodes(),
                walk.flows().stream().sorted().toList(),
                walk.status(),
                sample.problem().orElse(null));
    }
}
