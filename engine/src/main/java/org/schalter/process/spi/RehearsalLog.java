package org.schalter.process.spi;

/** Where an action writes down what it would do, to be compared with what the author's example expects. */
public interface RehearsalLog {

    /** A document would be issued; the text is all that can be read on it. */
    void document(String name, String text);

    /**
     * A message would be sent.
     *
     * @param name its template, for example {@code approved}
     * @param to to whom: {@code applicant}, or an address
     * @param text subject and body as plain text
     */
    void message(String name, String to, String text);

    /** The case would get this status. */
    void status(String value);
}
