package org.schalter.casework;

import org.schalter.event.Hearer;
import org.schalter.publishing.Publications.EditionPublished;
import org.schalter.workflow.Workflow;
import org.springframework.stereotype.Component;

/** Deploys the process of an edition as soon as it is published, so that its first cases do not do so all at once. */
@Component
class DeploysEditions implements Hearer<EditionPublished> {

    private final Processes processes;
    private final Workflow workflow;

    DeploysEditions(Processes processes, Workflow workflow) {
        this.processes = processes;
        this.workflow = workflow;
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
        workflow.deployed(processes.of(event.key(), event.edition()));
    }
}
