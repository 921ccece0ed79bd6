package org.schalter.site;

import java.net.URI;

/**
 * What the whole site knows about itself.
 *
 * @param url where citizens reach it, without a slash at the end; links in letters and mails begin with it
 * @param town the municipality's name
 * @param demo pretended people and providers, on this machine only
 */
public record Site(URI url, String town, boolean demo) {}
