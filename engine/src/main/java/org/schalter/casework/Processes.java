package org.schalter.casework;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.flowable.engine.RepositoryService;
import org.flowable.engine.repository.ProcessDefinition;
import org.jspecify.annotations.Nullable;
import org.schalter.definition.ServiceKey;
import org.schalter.process.Actions;
import org.schalter.process.ProcessModel;
import org.schalter.publishing.Edition;
import org.schalter.publishing.Editions;
import org.springframework.stereotype.Component;

/** The processes of the published editions: compiled once per edition, deployed once per database. */
@Component
class Processes {

    private final Editions editions;
    private final Actions actions;
    private final Map<String, String> deployed = new ConcurrentHashMap<>();

    Processes(Editions editions, Actions actions) {
        this.editions = editions;
        this.actions = actions;
    }

    EditionProcess of(String service, int edition) {
        return editions.edition(new ServiceKey(service), edition).derived(EditionProcess.class, this::compile);
    }

    /** The process that Flowable knows by that key. */
    EditionProcess of(String key) {
        int dot = key.lastIndexOf('.');
        return of(key.substring(0, dot), Integer.parseInt(key.substring(dot + 1)));
    }

    private EditionProcess compile(Edition edition) {
        var content = edition.content();
        var key = edition.key().value() + "." + edition.number();
        return new EditionProcess(key, edition.number(), content, ProcessModel.of(content), actions);
    }

    /**
     * Flowable's id of the process; deploys it in the caller's transaction if nobody has. Should two nodes do so at once,
     * one of them fails and finds it at the next try, or both remain, which are the same. What was only just deployed is
     * not remembered, since the transaction may still fail.
     */
    String deployed(EditionProcess process, RepositoryService repository) {
        var known = deployed.get(process.key());
        if (known != null) {
            return known;
        }
        var found = find(process.key(), repository);
        found.ifPresent(id -> deployed.put(process.key(), id));
        return found.orElseGet(() -> {
            deploy(process, repository);
            return find(process.key(), repository).orElseThrow();
        });
    }

    /** Deploys the process and answers the deployment's id. */
    static String deploy(EditionProcess process, RepositoryService repository) {
        return repository
                .createDeployment()
                .name(process.key())
                .addBpmnModel(process.key() + ".bpmn", ExecutableProcess.of(process))
                .deploy()
                .getId();
    }

    private static Optional<String> find(String key, RepositoryService repository) {
        @Nullable
        ProcessDefinition found = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .latestVersion()
                .singleResult();
        return Optional.ofNullable(found).map(ProcessDefinition::getId);
    }
}
