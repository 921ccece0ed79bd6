/** Reads people out of the claims of an OpenID Connect server, for example Keycloak or BundID behind it. */
@NullMarked
package org.schalter.identity.provider.oidc;

import org.jspecify.annotations.NullMarked;
