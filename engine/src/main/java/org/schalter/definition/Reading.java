package org.schalter.definition;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading a package: the package, unless an error made it unusable, and all that was found.
 *
 * @param key which service it is, also where an error made the package unusable, if it says so at all
 */
public record Reading(Optional<ServicePackage> service, Optional<ServiceKey> key, List<Finding> findings) {

    private static final Pattern KEY =
            Pattern.compile("(?m)^key:[ \\t]*[\"']?([a-z][a-z0-9-]{1,62})[\"']?[ \\t]*(?:#.*)?\\r?$");

    public Reading {
        findings = List.copyOf(findings);
    }

    /** A package that names its service itself, or nothing that could be used. */
    public Reading(Optional<ServicePackage> service, List<Finding> findings) {
        this(service, service.map(ServicePackage::key), findings);
    }

    /** With the service that this {@code service.yaml} names, however broken the rest of it is. */
    Reading named(byte @Nullable [] manifest) {
        if (key.isPresent() || manifest == null) {
            return this;
        }
        var line = KEY.matcher(new String(manifest, StandardCharsets.UTF_8));
        return line.find() ? new Reading(service, Optional.of(new ServiceKey(line.group(1))), findings) : this;
    }

    public boolean hasErrors() {
        return findings.stream().anyMatch(Finding::stopsPublishing);
    }
}
