package org.schalter.template;

import org.schalter.expression.Expression;

/** A piece of a template's text: words as they stand, or a place to be filled. */
sealed interface Piece {

    record Literal(String words) implements Piece {}

    /** A value, inserted as text in the form its kind asks for. */
    record Value(Form form, Expression expression) implements Piece {}

    /** A text of the package in the document's language. */
    record Translated(String key) implements Piece {}

    /** The check code, or the GiroCode, as a picture with its text. */
    record Picture(String name) implements Piece {}

    /** How a value is written. */
    enum Form {
        PLAIN,
        DATE,
        MONEY,
        LABEL
    }
}
