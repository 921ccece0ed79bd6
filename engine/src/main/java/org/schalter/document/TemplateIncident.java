package org.schalter.document;

/** A template can't be filled with these values; an operator must look, since a retry gives the same. */
final class TemplateIncident extends RuntimeException {

    TemplateIncident(String message) {
        super(message);
    }
}
