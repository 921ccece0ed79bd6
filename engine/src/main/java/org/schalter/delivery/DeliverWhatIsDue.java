package org.schalter.delivery;

import org.schalter.event.Routine;
import org.springframework.stereotype.Component;

/** Makes a round every half minute, for what was put off and for what a stopped node has left. */
@Component
class DeliverWhatIsDue implements Routine {

    private final Postman postman;

    DeliverWhatIsDue(Postman postman) {
        this.postman = postman;
    }

    @Override
    public String id() {
        return "delivery.deliver-what-is-due";
    }

    @Override
    public String cron() {
        return "*/30 * * * * *";
    }

    @Override
    public void run() {
        postman.walk();
    }
}
