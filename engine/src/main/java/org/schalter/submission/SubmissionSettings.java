package org.schalter.submission;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of submitting.
 *
 * @param largestBody the most bytes of answers that are read
 * @param deepestNesting the most levels of objects and lists within answers
 * @param referenceBlock how many reference numbers a node reserves at a time; at most so many are lost at a restart
 * @param perHour how many applications one visitor may send by program; a program on this machine is not counted
 */
@ConfigurationProperties("schalter.submission")
record SubmissionSettings(
        @DefaultValue("2MB") DataSize largestBody,
        @DefaultValue("64") int deepestNesting,
        @DefaultValue("50") int referenceBlock,
        @DefaultValue("1000") int perHour) {}
