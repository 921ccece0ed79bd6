package org.schalter.identity;

/** How surely we know who somebody is, from not at all to the online ID card. */
public enum Trust {
    NONE,
    BASIC,
    SUBSTANTIAL,
    HIGH
}
