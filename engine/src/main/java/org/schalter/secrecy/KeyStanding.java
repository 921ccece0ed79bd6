package org.schalter.secrecy;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** How the keys stand, for operators: which master keys there are, and how many keys each of them wraps. */
@Component
public class KeyStanding {

    private final MasterKeys masters;
    private final KeyTable table;
    private final Secrets secrets;

    KeyStanding(MasterKeys masters, KeyTable table, Secrets secrets) {
        this.masters = masters;
        this.table = table;
        this.secrets = secrets;
    }

    /**
     * One master key.
     *
     * @param wraps whether it wraps from now on
     * @param keys how many keys it wraps now; none means that it may be taken out of the settings
     */
    public record Master(String id, boolean wraps, long keys) {}

    /** The configured master keys. */
    public Map<String, Master> masters() {
        Map<String, Long> count = table.count();
        Set<String> ids = new TreeSet<>(masters.ids());
        ids.addAll(count.keySet());
        Map<String, Master> all = new TreeMap<>();
        ids.forEach(id -> all.put(id, new Master(id, id.equals(masters.current()), count.getOrDefault(id, 0L))));
        return all;
    }

    /** Whether what is sealed now can be opened now, by the key as it is stored. */
    public boolean works() {
        DataKey engine = secrets.engine();
        byte[] sealed = engine.seal("secrecy.self-check", "", "schalter");
        return secrets.stored(engine.id())
                .filter(it -> it.text("secrecy.self-check", "", sealed).equals("schalter"))
                .isPresent();
    }
}
