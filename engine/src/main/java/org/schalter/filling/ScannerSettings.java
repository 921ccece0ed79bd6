package org.schalter.filling;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The ClamAV daemon that looks into every file that is sent.
 *
 * @param host where it is; empty means that nobody looks
 * @param port where it listens for TCP
 * @param timeout how long it may take for one file
 */
@ConfigurationProperties("schalter.filling.scanner")
record ScannerSettings(
        @DefaultValue("") String host,
        @DefaultValue("3310") int port,
        @DefaultValue("30s") Duration timeout) {}
