package org.schalter.event;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How events are told.
 *
 * @param threads how many events are told at once on this node
 * @param poll how often the table is looked at when nobody says that there is something
 * @param firstRetry how long after the first failure an event is told again; doubled each time
 * @param lastRetry the longest time between two attempts
 * @param heartbeat how often a node says that it lives; four missed ones and others take over its work
 * @param courtesy how long an event waits at most while there is a crowd of requests
 */
@ConfigurationProperties("schalter.event")
record EventSettings(
        @DefaultValue("4") int threads,
        @DefaultValue("1s") Duration poll,
        @DefaultValue("2s") Duration firstRetry,
        @DefaultValue("1h") Duration lastRetry,
        @DefaultValue("5s") Duration heartbeat,
        @DefaultValue("250ms") Duration courtesy) {}
