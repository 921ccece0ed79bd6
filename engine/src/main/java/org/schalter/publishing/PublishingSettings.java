package org.schalter.publishing;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How services are published.
 *
 * @param importLimit the largest zip that may be imported
 * @param editionsKept how many editions that are not live are kept in memory
 * @param secondPerson whether what one person asks for is released by another
 */
@ConfigurationProperties("schalter.publishing")
record PublishingSettings(
        @DefaultValue("20MB") DataSize importLimit,
        @DefaultValue("100") int editionsKept,
        @DefaultValue("false") boolean secondPerson) {}
