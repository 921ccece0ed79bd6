package org.schalter.casework;

import java.util.concurrent.atomic.AtomicBoolean;
import org.schalter.process.spi.ActionCase;
import org.schalter.process.spi.ActionResult;
import org.schalter.process.spi.ProcessAction;
import org.schalter.process.spi.RehearsalLog;
import org.springframework.stereotype.Component;

/** An action that fails while it is in a bad mood; found by the application's own scan. */
@Component
public final class Moody implements ProcessAction<Moody.Options> {

    private static final AtomicBoolean BAD = new AtomicBoolean();

    record Options() {}

    public static void sulk() {
        BAD.set(true);
    }

    public static void cheerUp() {
        BAD.set(false);
    }

    @Override
    public String id() {
        return "test-moody";
    }

    @Override
    public Class<Options> options() {
        return Options.class;
    }

    @Override
    public ActionResult perform(ActionCase at, Options options) {
        if (BAD.get()) {
            throw new IllegalStateException("not now, "
                    + at.scope().variables().getOrDefault("answers", "")); // as careless as others' code may be
        }
        return ActionResult.done();
    }

    @Override
    public ActionResult rehearse(ActionCase at, Options options, RehearsalLog log) {
        return ActionResult.done();
    }
}
