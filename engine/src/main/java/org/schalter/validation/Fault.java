package org.schalter.validation;

/**
 * Why answers are refused, at one place.
 *
 * @param at JSON Pointer into the answers; of what is missing where something is missing
 * @param keyword the JSON Schema keyword that says no, {@code x-assert} for a rule, {@code x-limit} and {@code
 *     x-characters} for what no form takes
 * @param message what a citizen reads: what is wrong and what to do
 * @param schemaAt JSON Pointer into the schema; empty where no schema said it
 */
public record Fault(String at, String keyword, String message, String schemaAt) {}
