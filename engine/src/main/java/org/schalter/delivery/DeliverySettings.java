package org.schalter.delivery;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param channel the id of the channel; in a demo {@code demo} if empty, else {@code smtp}
 * @param pause before the second attempt; each further pause is twice as long
 * @param longestPause between two attempts
 * @param giveUpAfter the time since a message was written after which operators are told
 * @param mostPerHour messages to one address; further ones wait an hour
 * @param postmen how many messages are delivered at once on this node
 * @param kept how long messages are kept that belong to no case, such as codes to go on with
 */
@ConfigurationProperties("schalter.delivery")
record DeliverySettings(
        @DefaultValue("") String channel,
        @DefaultValue("1m") Duration pause,
        @DefaultValue("6h") Duration longestPause,
        @DefaultValue("3d") Duration giveUpAfter,
        @DefaultValue("20") int mostPerHour,
        @DefaultValue("4") int postmen,
        @DefaultValue("30d") Duration kept) {

    Duration pause(int attempts) {
        Duration doubled = pause.multipliedBy(1L << Math.min(20, Math.max(0, attempts - 1)));
        return doubled.compareTo(longestPause) > 0 ? longestPause : doubled;
    }
}
