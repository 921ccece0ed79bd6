package org.schalter.payment;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of paying.
 *
 * @param provider the id of the provider that takes payments; empty means the demo provider in demo mode, else none
 * @param patience how long a payer waits on the way to the provider while the case is still being begun
 * @param startTimeout how long a provider may take to begin a payment before another attempt may begin
 * @param ask when providers are asked for unfinished payments: a Spring cron expression of six fields
 * @param giveUp how long an unfinished payment is asked for
 */
@ConfigurationProperties("schalter.payment")
record PaymentSettings(
        @DefaultValue("") String provider,
        @DefaultValue("4s") Duration patience,
        @DefaultValue("1m") Duration startTimeout,
        @DefaultValue("20 * * * * *") String ask,
        @DefaultValue("30d") Duration giveUp) {}
