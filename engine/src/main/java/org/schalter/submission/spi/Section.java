package org.schalter.submission.spi;

import java.util.Map;

/**
 * A part of a page: the fragment {@code section(model)} of a template, for example of {@code payment/status}, and what it
 * shows. The fragment begins with a second-level heading.
 */
public record Section(String template, Map<String, Object> model) {}
