package org.schalter.publishing.spi;

import org.schalter.definition.ServiceKey;

/** Knows how many submissions a service has accepted in all its editions, for services with a limit. */
public interface Intake {

    long accepted(ServiceKey service);
}
