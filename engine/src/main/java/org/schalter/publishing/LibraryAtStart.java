package org.schalter.publishing;

import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.schalter.definition.Finding;
import org.schalter.definition.PackageReader;
import org.schalter.definition.ServicePackage;
import org.schalter.definition.Severity;
import org.schalter.editing.Origin;
import org.schalter.editing.Origins;
import org.schalter.publishing.Library.Shelf;
import org.schalter.site.Site;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * In demo mode, publishes the services of the library that comes with the engine, before the first page is served. A
 * package whose content is known is left alone, so that what editors published since stays live.
 */
@Component
class LibraryAtStart implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LibraryAtStart.class);

    private final Publications publications;
    private final Library library;
    private final Site site;
    private final Origins origins;
    private volatile boolean running;

    LibraryAtStart(Publications publications, Library library, Site site, Origins origins) {
        this.publications = publications;
        this.library = library;
        this.site = site;
        this.origins = origins;
    }

    /** Before the web server, whose phase is among the last. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public void start() {
        if (site.demo()) {
            library.names(Shelf.SERVICES).forEach(this::tryToPublish);
        }
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void tryToPublish(String name) {
        try {
            library.files(Shelf.SERVICES, name).ifPresent(it -> publish(name, it));
        } catch (RuntimeException e) {
            log.error("The library's service {} could not be published; the others are", name, e);
        }
    }

    private void publish(String name, SortedMap<String, byte[]> files) {
        var reading = PackageReader.of(files);
        var service = reading.service();
        if (service.isPresent()
                && publications.knows(
                        service.get().manifest().key(), service.get().hash())) {
            return;
        }
        switch (publications.publishSupplied(reading, "forms-library")) {
            case PublishResult.Published it -> {
                log.info("Published {} as edition {}", name, it.edition().number());
                follow(it.edition().content(), name);
            }
            case PublishResult.Refused it ->
                log.error("The library's service {} is not published:\n{}", name, lines(it.findings()));
            case PublishResult.NothingToPublish it -> throw new IllegalStateException("nothing in " + name);
        }
    }

    /** Whose working copy is older than this edition, or another's, goes on following what it came from. */
    private void follow(ServicePackage supplied, String name) {
        if (publications.isWorkingCopy(supplied.key(), supplied.hash())) {
            origins.note(supplied.key(), Origin.Kind.LIBRARY, name, 0, supplied.zip());
        }
    }

    private static String lines(List<Finding> findings) {
        return findings.stream()
                .filter(it -> it.severity() == Severity.ERROR)
                .map(it -> "  %s %s: %s".formatted(it.file(), it.at(), it.message()))
                .collect(Collectors.joining("\n"));
    }
}
