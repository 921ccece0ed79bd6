package org.schalter.workspace;

import java.time.Instant;
import java.util.Optional;

/**
 * Where a service lies on the editors' desk.
 *
 * @param folder empty for the desk itself
 * @param deletedAt since when it is in the bin
 */
record Place(String folder, boolean archived, Optional<Instant> deletedAt) {

    static final Place DESK = new Place("", false, Optional.empty());
}
