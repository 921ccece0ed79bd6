package org.schalter.comparison;

import java.util.Locale;

/** What a change means for people who have begun, and so how much it weighs. */
public enum Why {
    /** What was filled in stays, and stays right. */
    NOTHING_LOST(Weight.HARMLESS, Touched.NOBODY),
    ONLY_WORDS(Weight.HARMLESS, Touched.NOBODY),
    /** Examples, drawings, what is written for authors. */
    NO_EFFECT(Weight.HARMLESS, Touched.NOBODY),
    MUST_BE_ANSWERED(Weight.CARE, Touched.DRAFTS),
    MAY_BE_WRONG(Weight.CARE, Touched.DRAFTS),
    ASKED_OF_OTHERS(Weight.CARE, Touched.DRAFTS),
    PRICE(Weight.CARE, Touched.DRAFTS),
    ANSWERS_LOST(Weight.BREAKING, Touched.DRAFTS),
    CHOICE_GONE(Weight.BREAKING, Touched.DRAFTS),
    SIGN_IN(Weight.BREAKING, Touched.DRAFTS),
    /** Cases end on the edition that they began with; clerks work by both for a while. */
    NEW_CASES(Weight.CARE, Touched.CASES),
    PRIVACY(Weight.CARE, Touched.NOBODY),
    /** Written otherwise, without a difference that could be told. */
    UNTOLD(Weight.CARE, Touched.DRAFTS);

    private enum Touched {
        NOBODY,
        DRAFTS,
        CASES
    }

    private final Weight weight;
    private final Touched touched;

    Why(Weight weight, Touched touched) {
        this.weight = weight;
        this.touched = touched;
    }

    /** As it is where nothing is known of what is in flight. */
    public Weight weight() {
        return weight;
    }

    /** Lighter where nobody is there whom it touches. */
    public Weight weight(InFlight now) {
        return touched == Touched.NOBODY || affected(now) > 0 ? weight : weight.lighter();
    }

    /** How many drafts, or cases, it touches. */
    public long affected(InFlight now) {
        return switch (touched) {
            case NOBODY -> 0;
            case DRAFTS -> now.drafts();
            case CASES -> now.cases();
        };
    }

    /** Whether somebody who is filling in should be told. */
    public boolean concernsDrafts() {
        return touched == Touched.DRAFTS;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
