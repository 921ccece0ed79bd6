package org.schalter.event;

/** Something that has happened: a record named in the past tense, whose components Jackson can write and read. */
public interface Event {}
