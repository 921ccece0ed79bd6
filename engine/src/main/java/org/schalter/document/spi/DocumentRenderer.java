package org.schalter.document.spi;

import java.util.List;

/** Makes a document's file from its page; fetches nothing from anywhere and stores nothing. */
public interface DocumentRenderer<O extends Record> {

    /** A stable id, for example {@code pdf}. */
    String id();

    /** The settings it takes, below {@code schalter.document.options}. */
    Class<O> options();

    /** Called by several threads at once. */
    Rendered render(Sheet sheet, O options);

    /** What is wrong with the settings; empty when all is well. Without side effects. */
    List<String> selfCheck(O options);
}
