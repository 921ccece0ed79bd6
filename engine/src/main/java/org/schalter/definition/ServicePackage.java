package org.schalter.definition;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.schalter.expression.Decision;

/**
 * One service as its author wrote it: the exact files, and what was read from them. Immutable; the trees and bytes it hands
 * out are shared, so nobody may change them.
 */
public final class ServicePackage {

    private final Manifest manifest;
    private final Forms forms;
    private final Texts texts;
    private final SortedMap<String, Decision> decisions;
    private final List<Example> examples;
    private final SortedMap<String, byte[]> files;
    private final String hash;
    private final Set<String> copied;

    ServicePackage(
            Manifest manifest,
            Forms forms,
            Texts texts,
            Map<String, Decision> decisions,
            List<Example> examples,
            SortedMap<String, byte[]> files,
            Set<String> copied) {
        this.manifest = manifest;
        this.forms = forms;
        this.texts = texts;
        this.decisions = Collections.unmodifiableSortedMap(new TreeMap<>(decisions));
        this.examples = List.copyOf(examples);
        this.files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        this.hash = PackageFiles.hash(files);
        this.copied = Set.copyOf(copied);
    }

    /**
     * The forms of a package.
     *
     * @param unread the schema files of those that can't be read, and so are empty here
     */
    record Forms(FormDefinition form, SortedMap<String, FormDefinition> tasks, Set<String> unread) {

        Forms {
            tasks = Collections.unmodifiableSortedMap(new TreeMap<>(tasks));
            unread = Set.copyOf(unread);
        }
    }

    public ServiceKey key() {
        return manifest.key();
    }

    public Manifest manifest() {
        return manifest;
    }

    /** What a citizen fills in. */
    public FormDefinition form() {
        return forms.form();
    }

    /** What clerks fill in, by the task's folder: {@code review} for {@code tasks/review}. */
    public SortedMap<String, FormDefinition> tasks() {
        return forms.tasks();
    }

    /** Whether this form can be read; one that can't be is empty here, whatever its author meant it to ask. */
    public boolean isRead(FormDefinition asked) {
        return !forms.unread().contains(asked.schemaFile());
    }

    /** Whether all forms can be read, so that something can be said of what they ask. */
    public boolean isReadWhole() {
        return forms.unread().isEmpty();
    }

    public Texts texts() {
        return texts;
    }

    /** The decisions, by path: {@code decisions/fee.dmn}. */
    public SortedMap<String, Decision> decisions() {
        return decisions;
    }

    public List<Example> examples() {
        return examples;
    }

    /** The exact bytes of a file, by its path inside the package. */
    public Optional<byte[]> file(String path) {
        return Optional.ofNullable(files.get(path));
    }

    /** A text file's content, by its path inside the package. */
    public Optional<String> text(String path) {
        return file(path).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** All files, by their paths, sorted. */
    public SortedMap<String, byte[]> files() {
        return files;
    }

    /** The files that were not sent, but copied from the forms library since the service needs them. */
    public Set<String> copied() {
        return copied;
    }

    /** SHA-256 in hex over the sorted paths and bytes: equal for equal packages, whatever zip they came in. */
    public String hash() {
        return hash;
    }

    /** The package as a zip; equal packages give equal bytes. */
    public byte[] zip() {
        return PackageFiles.zip(files);
    }

    @Override
    public String toString() {
        return manifest.key() + "@" + hash.substring(0, 12);
    }
}
