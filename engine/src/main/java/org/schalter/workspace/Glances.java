package org.schalter.workspace;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.schalter.definition.ServiceKey;
import org.schalter.editing.WorkingCopies;
import org.schalter.editing.WorkingCopy;
import org.schalter.publishing.Publications;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * What the list shows of the working copies, remembered by this node for as long as they stay as they are. A list never waits
 * for checks: those of copies that nobody has checked yet run one after the other behind it, and the next list has them.
 */
@Component
class Glances implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(Glances.class);

    private final WorkingCopies copies;
    private final Publications publications;
    private final Map<ServiceKey, Glance> known = new ConcurrentHashMap<>();
    private final AtomicBoolean checking = new AtomicBoolean();
    private volatile boolean stopped;

    Glances(WorkingCopies copies, Publications publications) {
        this.copies = copies;
        this.publications = publications;
    }

    /** One of every working copy that there is, by key. */
    Map<ServiceKey, Glance> all() {
        var all = new LinkedHashMap<ServiceKey, Glance>();
        for (var line : copies.lines()) {
            glance(line).ifPresent(it -> all.put(it.line().key(), it));
        }
        known.keySet().retainAll(all.keySet());
        checkBehind(all.values());
        return all;
    }

    private Optional<Glance> glance(WorkingCopy.Line line) {
        var glance = known.get(line.key());
        if (glance != null && glance.line().equals(line)) {
            return Optional.of(glance);
        }
        var copy = copies.find(line.key()).map(Glance::of);
        copy.ifPresent(it -> known.put(line.key(), it));
        return copy;
    }

    private void checkBehind(Collection<Glance> glances) {
        var unchecked = glances.stream().filter(it -> it.count().isEmpty()).toList();
        if (!unchecked.isEmpty() && checking.compareAndSet(false, true)) {
            Thread.ofVirtual().name("workspace-checks").start(() -> check(unchecked));
        }
    }

    private void check(List<Glance> glances) {
        try {
            for (var glance : glances) {
                if (!stopped) {
                    check(glance);
                }
            }
        } catch (RuntimeException e) {
            log.error("The working copies' findings could not be counted; the next list tries again", e);
        } finally {
            checking.set(false);
        }
    }

    /** Where it has been changed meanwhile, the findings are of a later revision, and the next list asks again. */
    private void check(Glance glance) {
        var key = glance.line().key();
        publications.findings(key).ifPresent(it -> known.replace(key, glance, glance.checked(it)));
    }

    @Override
    public void destroy() {
        stopped = true;
    }
}
