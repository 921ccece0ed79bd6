package org.schalter;

/** The databases the engine runs on; a class that must pass on both is a {@code @ParameterizedClass @EnumSource} of this. */
public enum Database {
    H2,
    POSTGRESQL
}
