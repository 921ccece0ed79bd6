package org.schalter.template;

/** A template can't be filled with these values; an operator must look, since a retry gives the same. */
public final class TemplateIncident extends RuntimeException {

    public TemplateIncident(String message) {
        super(message);
    }
}
