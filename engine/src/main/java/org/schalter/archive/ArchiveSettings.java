package org.schalter.archive;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param target the id of the archive that completed cases are handed over to; {@code none} keeps them here only
 */
@ConfigurationProperties("schalter.archive")
record ArchiveSettings(@DefaultValue("none") String target) {}
