package org.schalter.publishing;

import org.springframework.stereotype.Component;

/** Whether this town wants two people for a release. */
@Component
public class ReleaseRule {

    private final boolean secondPerson;

    ReleaseRule(PublishingSettings settings) {
        this.secondPerson = settings.secondPerson();
    }

    public boolean wantsSecondPerson() {
        return secondPerson;
    }
}
