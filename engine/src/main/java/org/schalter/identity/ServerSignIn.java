package org.schalter.identity;

/**
 * A sign-in at an OpenID Connect server, as far as signing out there needs to know it.
 *
 * @param server its name in the settings
 * @param idToken what the server said who signed in; it opens nothing
 */
record ServerSignIn(String server, String idToken) {}
