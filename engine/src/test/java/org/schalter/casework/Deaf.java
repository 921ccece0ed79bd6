package org.schalter.casework;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.schalter.event.Hearer;
import org.schalter.submission.CaseId;
import org.schalter.submission.Submissions;
import org.schalter.submission.Submissions.Submitted;
import org.springframework.stereotype.Component;

/** Can't cope with applications to some services, and says more of it than it should; found by the application's own scan. */
@Component
public final class Deaf implements Hearer<Submitted> {

    private static final Set<String> SERVICES = ConcurrentHashMap.newKeySet();

    private final Submissions submissions;

    Deaf(Submissions submissions) {
        this.submissions = submissions;
    }

    public static void to(String service) {
        SERVICES.add(service);
    }

    public static void noMore() {
        SERVICES.clear();
    }

    @Override
    public String id() {
        return "test.deaf";
    }

    @Override
    public Class<Submitted> hears() {
        return Submitted.class;
    }

    @Override
    public void hear(Submitted event) {
        if (SERVICES.contains(event.service())) {
            var answers = submissions.find(new CaseId(event.caseId())).answers();
            throw new IllegalStateException(
                    "never heard of " + answers.path("name").asString());
        }
    }
}
