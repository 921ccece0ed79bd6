package org.schalter.filling;

import org.schalter.publishing.Edition;
import org.schalter.publishing.Succession;
import org.schalter.publishing.Succession.Fate;
import org.springframework.stereotype.Component;

/** Takes drafts over into the edition that is live now, as its author wanted. */
@Component
class Takeover {

    private final Succession succession;
    private final Drafts drafts;

    Takeover(Succession succession, Drafts drafts) {
        this.succession = succession;
        this.drafts = drafts;
    }

    /**
     * Nothing happens where the draft is to go on as it is.
     *
     * @throws Rerouted where it goes on with another edition from now on, or not before that is confirmed
     */
    void follow(Filling filling) {
        if (filling.draft().sent()) {
            return;
        }
        switch (fate(filling)) {
            case Fate.Stays _ -> {}
            case Fate.GoesAlong it -> {
                take(filling, it.to());
                throw new Rerouted(filling.address() + "?notice=taken");
            }
            case Fate.AwaitsConfirmation _ -> throw new Rerouted(filling.address() + "/changes");
        }
    }

    Fate fate(Filling filling) {
        return succession.of(filling.draft().service(), filling.draft().edition());
    }

    void take(Filling filling, Edition to) {
        var languages = to.content().manifest().languages();
        var own = filling.draft().language();
        drafts.take(filling.draft(), to, languages.contains(own) ? own : languages.getFirst());
    }
}
