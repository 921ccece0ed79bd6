package org.schalter.editing;

import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import org.schalter.definition.Derivations;
import org.schalter.definition.PackageFiles;
import org.schalter.definition.PackageReader;
import org.schalter.definition.Reading;
import org.schalter.definition.ServiceKey;

/**
 * A service as its editors left it at one revision: any files, however broken. A revision never changes, so what is made of
 * it is made once.
 */
public final class WorkingCopy {

    private final Line line;
    private final byte[] zip;
    private final SortedMap<String, byte[]> files;
    private final Derivations<WorkingCopy> derived = new Derivations<>();

    WorkingCopy(Line line, byte[] zip, SortedMap<String, byte[]> files) {
        this.line = line;
        this.zip = zip;
        this.files = Collections.unmodifiableSortedMap(files);
    }

    /**
     * A working copy without its files.
     *
     * @param revision counts up from 1 with every change
     * @param hash SHA-256 over paths and bytes, as an edition has it
     */
    public record Line(ServiceKey key, long revision, String hash, Instant changedAt, String changedBy) {}

    public Line line() {
        return line;
    }

    public ServiceKey key() {
        return line.key();
    }

    public long revision() {
        return line.revision();
    }

    /** The files by their paths, also those that no package should have. */
    public SortedMap<String, byte[]> files() {
        return files;
    }

    /** A file that is text; empty for one that is missing, no UTF-8, or an example's upload. */
    public Optional<String> text(String path) {
        return Optional.ofNullable(files.get(path)).flatMap(it -> PackageFiles.text(path, it));
    }

    /** The package exactly as it was imported, or as the last change left it. */
    public byte[] zip() {
        return zip;
    }

    /** What it says as a service package, with all that is wrong with it. */
    public Reading reading() {
        return derived(Reading.class, it -> PackageReader.of(it.files));
    }

    /** What {@code compile} makes of this revision, made at the first call and kept with it: one thing per type. */
    public <T> T derived(Class<T> type, Function<? super WorkingCopy, T> compile) {
        return derived.of(type, this, compile);
    }
}
