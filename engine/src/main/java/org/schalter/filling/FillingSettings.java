package org.schalter.filling;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits while filling in.
 *
 * @param uploadSize the largest file taken
 * @param uploadsPerHour how many files one visitor may send
 * @param uploadVolumePerHour how much all the files may have that one visitor sends
 * @param draftsPerHour how many applications one visitor may begin
 * @param resumeTries how many codes one visitor may try within a quarter of an hour
 * @param resumeMailsPerHour how many codes one visitor may have sent by mail
 * @param uploadsKept how long a file is kept that no application and no task refers to
 * @param answersSize the most that the answers of one draft may take
 */
@ConfigurationProperties("schalter.filling")
record FillingSettings(
        @DefaultValue("10MB") DataSize uploadSize,
        @DefaultValue("200") int uploadsPerHour,
        @DefaultValue("1GB") DataSize uploadVolumePerHour,
        @DefaultValue("200") int draftsPerHour,
        @DefaultValue("10") int resumeTries,
        @DefaultValue("20") int resumeMailsPerHour,
        @DefaultValue("2d") Duration uploadsKept,
        @DefaultValue("1MB") DataSize answersSize) {}
