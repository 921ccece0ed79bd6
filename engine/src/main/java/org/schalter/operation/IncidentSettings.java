package org.schalter.operation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is kept of incidents.
 *
 * @param kept how long an incident is kept, with what the failure said
 * @param most how many are kept; the oldest go first
 * @param alikePerHour how many that are alike one node keeps; further ones stand in its log only
 */
@ConfigurationProperties("schalter.operation.incidents")
record IncidentSettings(
        @DefaultValue("30d") Duration kept,
        @DefaultValue("5000") int most,
        @DefaultValue("60") int alikePerHour) {}
