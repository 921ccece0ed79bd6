package org.schalter.editing;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How services are edited.
 *
 * @param largestChange the most bytes that one change of a working copy may have
 * @param lockExpires after this without a sign of life, who holds the edit lock loses it
 */
@ConfigurationProperties("schalter.editing")
record EditingSettings(
        @DefaultValue("20MB") DataSize largestChange,
        @DefaultValue("30s") Duration lockExpires) {}
