package org.schalter.secrecy;

import java.util.UUID;
import org.springframework.stereotype.Component;

/** The two keys that are no case's: made at the first start, by whichever node comes first. */
@Component
class EngineKeys {

    static final UUID ENGINE = new UUID(0, 1);
    static final UUID LOOK_UP = new UUID(0, 2);

    private final MasterKeys masters;
    private final KeyTable table;

    EngineKeys(MasterKeys masters, KeyTable table) {
        this.masters = masters;
        this.table = table;
    }

    byte[] engine() {
        return key(ENGINE);
    }

    byte[] lookUp() {
        return key(LOOK_UP);
    }

    private byte[] key(UUID id) {
        if (table.find(id).isEmpty()) {
            table.addUnlessThere(masters.wrap(id, KeyPool.random()));
        }
        return masters.unwrap(table.find(id).orElseThrow());
    }
}
