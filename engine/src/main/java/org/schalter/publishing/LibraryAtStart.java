package org.schalter.publishing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.schalter.definition.Finding;
import org.schalter.definition.PackageReader;
import org.schalter.definition.Severity;
import org.schalter.site.Site;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * In demo mode, publishes the forms library that stands on the class path, as a folder or inside a jar. A package whose
 * content is known is left alone, so that what editors published since stays live.
 */
@Component
class LibraryAtStart implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(LibraryAtStart.class);
    private static final String SERVICES = "classpath*:/forms-library/services/";

    private final Publications publications;
    private final Site site;
    private final PathMatchingResourcePatternResolver resources = new PathMatchingResourcePatternResolver();

    LibraryAtStart(Publications publications, Site site) {
        this.publications = publications;
        this.site = site;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        if (!site.demo()) {
            return;
        }
        for (var manifest : resources.getResources(SERVICES + "*/service.yaml")) {
            var address = manifest.getURL().toString();
            var folder = address.substring(0, address.length() - "service.yaml".length());
            try {
                publish(folder);
            } catch (RuntimeException e) {
                log.error("The library's service {} could not be published; the others are", name(folder), e);
            }
        }
    }

    private void publish(String folder) {
        var reading = PackageReader.of(files(folder));
        var service = reading.service();
        if (service.isPresent()
                && publications.knows(
                        service.get().manifest().key(), service.get().hash())) {
            return;
        }
        switch (publications.publishSupplied(reading, "forms-library")) {
            case PublishResult.Published it ->
                log.info(
                        "Published {} as edition {}", name(folder), it.edition().number());
            case PublishResult.Refused it ->
                log.error("The library's service {} is not published:\n{}", name(folder), lines(it.findings()));
            case PublishResult.NothingToPublish it -> throw new IllegalStateException("nothing in " + folder);
        }
    }

    private SortedMap<String, byte[]> files(String folder) {
        try {
            var files = new TreeMap<String, byte[]>();
            for (var resource : resources.getResources(SERVICES + name(folder) + "/**")) {
                var address = resource.getURL().toString();
                if (address.startsWith(folder) && !address.endsWith("/") && resource.isReadable()) {
                    files.put(decoded(address.substring(folder.length())), content(resource));
                }
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] content(Resource resource) throws IOException {
        return resource.getContentAsByteArray();
    }

    private static String decoded(String path) {
        return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static String name(String folder) {
        return Arrays.stream(folder.split("/"))
                .reduce((first, second) -> second)
                .orElse(folder);
    }

    private static String lines(List<Finding> findings) {
        return findings.stream()
                .filter(it -> it.severity() == Severity.ERROR)
                .map(it -> "  %s %s: %s".formatted(it.file(), it.at(), it.message()))
                .collect(Collectors.joining("\n"));
    }
}
