package org.schalter.casework;

import org.schalter.event.Hearer;
import org.schalter.submission.Submissions.Submitted;
import org.springframework.stereotype.Component;

/** Starts the process of every application that has been accepted. */
@Component
class StartsCases implements Hearer<Submitted> {

    private final Cases cases;

    StartsCases(Cases cases) {
        this.cases = cases;
    }

    @Override
    public String id() {
        return "casework.start";
    }

    @Override
    public Class<Submitted> hears() {
        return Submitted.class;
    }

    @Override
    public void hear(Submitted event) {
        cases.start(event.caseId(), event.service(), event.edition());
    }
}
