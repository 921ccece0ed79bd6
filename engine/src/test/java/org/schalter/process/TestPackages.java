package org.schalter.process;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.schalter.TinyService;
import org.schalter.definition.PackageReader;
import org.schalter.definition.ServicePackage;
import org.schalter.process.spi.ProcessAction;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.core.ResolvableType;

/** Packages and actions for tests that need no running engine. */
public final class TestPackages {

    private TestPackages() {}

    public static ServicePackage tiny() {
        return read(TinyService.named("tiny").zip());
    }

    public static ServicePackage read(byte[] zip) {
        var reading = PackageReader.readZip(zip);
        return reading.service()
                .orElseThrow(() -> new AssertionError(reading.findings().toString()));
    }

    /** The package with other content of some files. */
    public static ServicePackage with(ServicePackage service, Map<String, String> files) {
        SortedMap<String, byte[]> all = new TreeMap<>(service.files());
        files.forEach((path, text) -> all.put(path, text.getBytes(StandardCharsets.UTF_8)));
        return PackageReader.of(all).service().orElseThrow();
    }

    public static Actions actions(ProcessAction<?>... actions) {
        var beans = new StaticListableBeanFactory();
        for (var action : actions) {
            beans.addBean(action.id(), action);
        }
        return new Actions(beans.getBeanProvider(ResolvableType.forClass(ProcessAction.class)));
    }
}
