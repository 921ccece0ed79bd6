package org.schalter.editing;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How services are edited.
 *
 * @param largestChange the most bytes that one change of a working copy may have
 */
@ConfigurationProperties("schalter.editing")
record EditingSettings(@DefaultValue("20MB") DataSize largestChange) {}
