package org.schalter.secrecy;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The keys that wrap all others.
 *
 * @param masterKeys by an id of the operator's choice, each 32 random bytes in Base64; several while one replaces another
 * @param masterKey the id of the one that wraps from now on; needed if there are several
 * @param keysAhead how many keys a node prepares before anybody needs them
 */
@ConfigurationProperties("schalter.secrecy")
record SecrecySettings(
        @DefaultValue Map<String, String> masterKeys,
        @Nullable String masterKey,
        @DefaultValue("250") int keysAhead) {

    SecrecySettings {
        masterKeys = Map.copyOf(masterKeys);
    }

    @Override
    public String toString() {
        return "SecrecySettings" + masterKeys.keySet(); // never the keys: it may reach a log
    }
}
