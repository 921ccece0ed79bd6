package org.schalter.casework;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How the work of processes is done.
 *
 * @param workers how many actions one node does at a time; each holds a database connection
 * @param tries how often an action is tried before operators are asked
 * @param retryAfter how long to wait between tries
 * @param jobLock after how long another node takes over the work of one that has died; longer than any action takes
 * @param look how often a node looks for due timers and work left by others
 * @param pageSize tasks on one page of the clerks' list
 * @param answersSize the most that the saved answers of one task may take
 */
@ConfigurationProperties("schalter.casework")
record CaseworkSettings(
        @DefaultValue("4") int workers,
        @DefaultValue("5") int tries,
        @DefaultValue("PT30S") Duration retryAfter,
        @DefaultValue("PT5M") Duration jobLock,
        @DefaultValue("PT1S") Duration look,
        @DefaultValue("50") int pageSize,
        @DefaultValue("1MB") DataSize answersSize) {}
