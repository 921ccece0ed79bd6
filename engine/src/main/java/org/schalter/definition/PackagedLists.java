package org.schalter.definition;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * The code lists of one package. A list of the forms library that a form names is copied into the package when it is read,
 * so that an edition has its own and keeps meaning the same, whatever the library says later.
 */
final class PackagedLists {

    private final SortedMap<String, byte[]> files;
    private final List<Finding> findings;
    private final Map<String, CodeList> lists = new TreeMap<>();
    private final Set<String> copied = new TreeSet<>();
    private final Set<String> used = new TreeSet<>();

    PackagedLists(SortedMap<String, byte[]> files, List<Finding> findings) {
        this.files = files;
        this.findings = findings;
    }

    /** @param parsed what a file holds, empty where it can't be read */
    void read(Function<String, Optional<JsonNode>> parsed) {
        for (String file : List.copyOf(files.keySet())) {
            if (FilePlace.of(file).filter(FilePlace.CODE_LIST::equals).isPresent()) {
                parsed.apply(file).ifPresent(yaml -> add(file, yaml));
            }
        }
    }

    private void add(String file, JsonNode yaml) {
        String name = CodeLists.name(file);
        new CodeListReader(file, findings).read(name, yaml).ifPresent(list -> lists.put(name, list));
    }

    /** The lists that a form may name: those of the package, and those copied since it names them. */
    Map<String, CodeList> of(String schemaFile, JsonNode schema) {
        CodeLists.named(schema).forEach((at, name) -> {
            used.add(name);
            if (!files.containsKey(CodeLists.file(name))) {
                copy(schemaFile, at, name);
            }
        });
        return lists;
    }

    private void copy(String schemaFile, String at, String name) {
        Optional<byte[]> yaml = CodeLists.ofTheLibrary(name);
        if (yaml.isEmpty()) {
            findings.add(Finding.error(
                    schemaFile,
                    at,
                    "there is no code list <" + name + ">; expected the file <" + CodeLists.file(name)
                            + ">, or the name of a list of the forms library"));
            return;
        }
        try {
            PackageLimits.requireEntries(files.size() + 1L);
            PackageLimits.requireTotal(
                    files.values().stream().mapToLong(bytes -> bytes.length).sum() + yaml.get().length);
        } catch (Unreadable e) {
            findings.add(e.finding(CodeLists.file(name)));
            return;
        }
        files.put(CodeLists.file(name), yaml.get());
        copied.add(CodeLists.file(name));
        add(CodeLists.file(name), StrictYaml.parse(new String(yaml.get(), StandardCharsets.UTF_8)));
    }

    void tellUnused() {
        new ArrayList<>(lists.keySet())
                .stream()
                        .filter(name -> !used.contains(name))
                        .forEach(name -> findings.add(Finding.warning(
                                CodeLists.file(name),
                                "",
                                "no form names the code list <" + name + ">; expected a field with <\"x-codelist\": \""
                                        + name + "\">")));
    }

    /** The files that reading added. */
    Set<String> copied() {
        return copied;
    }
}
