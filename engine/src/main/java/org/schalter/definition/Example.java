package org.schalter.definition;

import java.util.SortedMap;
import tools.jackson.databind.JsonNode;

/**
 * A test case the author keeps with the service.
 *
 * @param name the folder's name, which says what it shows
 * @param answers what a citizen would send
 * @param files what they would upload, by file name
 */
public record Example(String name, JsonNode answers, Expected expected, SortedMap<String, byte[]> files) {}
