package org.schalter.casework;

import org.flowable.engine.ProcessEngine;
import org.schalter.event.Hearer;
import org.schalter.publishing.Publications.EditionPublished;
import org.springframework.stereotype.Component;

/** Deploys the process of an edition as soon as it is published, so that its first cases do not do so all at once. */
@Component
class DeploysEditions implements Hearer<EditionPublished> {

    private final Processes processes;
    private final ProcessEngine engine;

    DeploysEditions(Processes processes, ProcessEngine engine) {
        this.processes = processes;
        this.engine = engine;
    }

    @Override
    public String id() {
        return "casework.deploy";
    }

    @Override
    public Class<EditionPublished> hears() {
        return EditionPublished.class;
    }

    @Override
    public void hear(EditionPublished event) {
        processes.deployed(processes.of(event.key(), event.edition()), engine.getRepositoryService());
    }
}
