package org.schalter.secrecy;

import java.nio.file.Path;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Refuses to start without a master key, or with another one than before. */
@Configuration(proxyBeanMethods = false)
class SecrecyConfiguration {

    @Bean
    MasterKeys masterKeys(SecrecySettings settings, Environment environment, KeyTable table) {
        boolean own = settings.masterKeys().isEmpty() && environment.getProperty("schalter.demo", Boolean.class, true);
        Path file = Path.of(environment.getProperty("schalter.data", "./data"), "master.key");
        MasterKeys masters = own
                ? new MasterKeys(Map.of(DemoMasterKey.ID, DemoMasterKey.of(file)), null)
                : new MasterKeys(settings.masterKeys(), settings.masterKey());
        prove(masters, table, own ? "Put back the file <%s>, or delete its folder to begin anew.".formatted(file) : "");
        return masters;
    }

    private static void prove(MasterKeys masters, KeyTable table, String ofDemo) {
        masters.ids().forEach(id -> table.prove(id, masters.proof(id)));
        table.proofs().forEach((id, proof) -> {
            if (masters.ids().contains(id) && !masters.proves(id, proof)) {
                throw new SecrecyMisconfigured(
                        "The master key <%s> is another one than the one that this database knows by that id."
                                .formatted(id),
                        ofDemo.isEmpty()
                                ? "Set schalter.secrecy.master-keys.%s to the key it had before; a new key needs a new id."
                                        .formatted(id)
                                : ofDemo);
            }
            if (!masters.ids().contains(id) && table.uses(id)) {
                throw new SecrecyMisconfigured(
                        "Keys of this database are wrapped by the master key <%s>, which is not configured; there are %s."
                                .formatted(id, masters.ids()),
                        "Set schalter.secrecy.master-keys.%s to it, until /operate says that it wraps nothing any more."
                                .formatted(id));
            }
        });
    }
}
