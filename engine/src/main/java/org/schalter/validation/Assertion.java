package org.schalter.validation;

import org.schalter.expression.Expression;

/**
 * One rule of {@code x-assert}.
 *
 * @param message a text key, or the words themselves
 * @param at JSON Pointer from the object that carries the rule
 * @param schemaAt where in the schema it stands
 */
record Assertion(Expression that, String message, String at, String schemaAt) {}
