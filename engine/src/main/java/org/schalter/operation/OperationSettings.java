package org.schalter.operation;

import java.net.URI;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How cases are watched over.
 *
 * @param grace how long a station may be missing before it is repaired and told of
 * @param horizon how long cases are watched after their receipt
 * @param digest to whom what is broken is written every day; empty writes to nobody
 * @param digestAt when, in the town's time zone
 * @param certificates further addresses whose certificate is watched, for example {@code https://pay.example.org}
 * @param certificatesWithin how long before a certificate expires operators are told
 * @param round when a round is made: a Spring cron expression of six fields
 * @param drain how long a node that is to stop says that it is not ready before it takes no more requests; longer than the
 *     load balancer takes to notice
 * @param cases how many cases one round looks at: half of them the newest, half all in turn
 */
@ConfigurationProperties("schalter.operation")
record OperationSettings(
        @DefaultValue("10m") Duration grace,
        @DefaultValue("90d") Duration horizon,
        @DefaultValue List<String> digest,
        @DefaultValue("07:00") LocalTime digestAt,
        @DefaultValue List<URI> certificates,
        @DefaultValue("30d") Duration certificatesWithin,
        @DefaultValue("40 * * * * *") String round,
        @DefaultValue("0s") Duration drain,
        @DefaultValue("1000") int cases) {}
