package org.schalter.submission.spi;

import java.util.List;
import java.util.UUID;

/**
 * What a stage knows of the stations that a case must have passed by now. It is computed from the sealed edition and from
 * what has happened to the case, whenever somebody asks; a bean of this type is asked by whoever watches over the cases.
 */
public interface StationDuty {

    /** What the case lacks; also what it may still come to by itself, if that takes long. */
    List<MissingStation> missing(SentCase sent);

    /** Cases that the stage knows to be stuck, so that they are looked at first. */
    default List<UUID> suspects(int most) {
        return List.of();
    }
}
