package org.schalter.archive;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.schalter.secrecy.KeyStanding;
import org.schalter.submission.spi.OperateSection;
import org.schalter.submission.spi.Section;
import org.springframework.stereotype.Component;

/** Which master keys wrap how many keys, how far their replacement has come, and whether sealing works. */
@Component
class KeysForOperators implements OperateSection {

    private final KeyStanding standing;

    KeysForOperators(KeyStanding standing) {
        this.standing = standing;
    }

    @Override
    public int order() {
        return 700;
    }

    @Override
    public Optional<Section> section(Locale locale) {
        var masters = standing.masters().values();
        long left = masters.stream()
                .filter(it -> !it.wraps())
                .mapToLong(KeyStanding.Master::keys)
                .sum();
        return Optional.of(
                new Section("archive/keys", Map.of("masters", masters, "left", left, "works", standing.works())));
    }
}
