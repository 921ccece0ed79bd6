package org.schalter.casework;

import org.schalter.definition.ServiceKey;
import org.schalter.process.Actions;
import org.schalter.process.ProcessModel;
import org.schalter.publishing.Edition;
import org.schalter.publishing.Editions;
import org.schalter.workflow.EditionProcess;
import org.springframework.stereotype.Component;

/** The processes of the published editions: compiled once per edition. */
@Component
class Processes {

    private final Editions editions;
    private final Actions actions;

    Processes(Editions editions, Actions actions) {
        this.editions = editions;
        this.actions = actions;
    }

    EditionProcess of(String service, int edition) {
        return editions.edition(new ServiceKey(service), edition).derived(EditionProcess.class, this::compile);
    }

    /** The process that the workflow knows by that key. */
    EditionProcess of(String key) {
        int dot = key.lastIndexOf('.');
        return of(key.substring(0, dot), Integer.parseInt(key.substring(dot + 1)));
    }

    private EditionProcess compile(Edition edition) {
        var content = edition.content();
        var key = edition.key().value() + "." + edition.number();
        return new EditionProcess(key, edition.number(), content, ProcessModel.of(content), actions);
    }
}
