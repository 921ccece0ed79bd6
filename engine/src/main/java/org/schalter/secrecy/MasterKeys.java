package org.schalter.secrecy;

import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The keys that wrap all others: one wraps, all of them unwrap. None of them is ever stored here. */
final class MasterKeys {

    static final String HOW_TO_MAKE_ONE = """
        Make a master key with <openssl rand -base64 32> and give it to every node as \
        schalter.secrecy.master-keys.<id>=<the key>, for example by the environment as SCHALTER_SECRECY_MASTERKEYS_2026. \
        Keep a copy of it apart from the database: whoever loses it loses everything that citizens have sent. \
        The page on keys (engine/docs/keys.md) says how to keep, replace and back up master keys.\
        """;
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final String PROOF = "schalter";

    private final Map<String, Box> boxes = new TreeMap<>();
    private final String current;

    /** @throws SecrecyMisconfigured if there is none, or one that is no key */
    MasterKeys(Map<String, String> keys, @Nullable String current) {
        if (keys.isEmpty()) {
            throw new SecrecyMisconfigured(
                    "No master key is configured, so nothing that citizens send could be kept safely.",
                    HOW_TO_MAKE_ONE);
        }
        keys.forEach((id, key) -> boxes.put(checked(id), Box.of(bytes(id, key))));
        this.current = current == null || current.isBlank() ? only(keys.keySet()) : current;
        if (!boxes.containsKey(this.current)) {
            throw new SecrecyMisconfigured(
                    "schalter.secrecy.master-key is <%s>, which is none of the master keys %s."
                            .formatted(this.current, boxes.keySet()),
                    "Set schalter.secrecy.master-key to the id of the one that wraps from now on.");
        }
    }

    /** The id of the one that wraps. */
    String current() {
        return current;
    }

    Set<String> ids() {
        return boxes.keySet();
    }

    /** A data key as it is stored. */
    record Wrapped(UUID id, String master, byte[] key) {}

    Wrapped wrap(UUID id, byte[] key) {
        return new Wrapped(id, current, box(current).seal(key, place(id)));
    }

    byte[] unwrap(Wrapped wrapped) {
        return box(wrapped.master()).open(wrapped.key(), place(wrapped.id()));
    }

    /** What only this master key can have made. */
    byte[] proof(String master) {
        return box(master).seal(new byte[0], PROOF + " " + master);
    }

    /** Whether the proof is of the key that has this id here. */
    boolean proves(String master, byte[] proof) {
        try {
            return box(master).open(proof, PROOF + " " + master).length == 0;
        } catch (Unopenable another) {
            return false;
        }
    }

    private Box box(String master) {
        return Optional.ofNullable(boxes.get(master))
                .orElseThrow(
                        () -> new IllegalStateException("the master key <%s> is not configured on this node; it has %s"
                                .formatted(master, boxes.keySet())));
    }

    private static String place(UUID id) {
        return "secrecy_key.wrapped " + id;
    }

    private static String checked(String id) {
        if (!ID.matcher(id).matches()) {
            throw new SecrecyMisconfigured(
                    "The id of a master key is <%s>.".formatted(id),
                    "Use up to 40 small letters, digits and hyphens, for example schalter.secrecy.master-keys.2026.");
        }
        return id;
    }

    /** Says how long a wrong key is, never what it is. */
    private static byte[] bytes(String id, String key) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(key.strip());
        } catch (IllegalArgumentException e) {
            throw new SecrecyMisconfigured(
                    "The master key <%s> is not written in Base64; it has <%d> characters."
                            .formatted(id, key.strip().length()),
                    HOW_TO_MAKE_ONE);
        }
        if (bytes.length != Box.KEY_BYTES) {
            throw new SecrecyMisconfigured(
                    "The master key <%s> has <%d> bytes, should have %d.".formatted(id, bytes.length, Box.KEY_BYTES),
                    HOW_TO_MAKE_ONE);
        }
        return bytes;
    }

    private static String only(Set<String> ids) {
        if (ids.size() > 1) {
            throw new SecrecyMisconfigured(
                    "There are several master keys, " + ids + ", and none is said to wrap from now on.",
                    "Set schalter.secrecy.master-key to the id of one of them.");
        }
        return ids.iterator().next();
    }
}
