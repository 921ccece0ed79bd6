package org.schalter.filling.spi;

/** Takes what a citizen has filled in and reviewed. Sending the same draft again gives the same answer. */
public interface Sender {

    SendResult send(SendRequest request);
}
