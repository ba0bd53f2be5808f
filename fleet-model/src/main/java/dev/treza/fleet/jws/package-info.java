/**
 * What people and enclaves sign (rules {@code JWS-*}): compact JWS over canonical JSON, the public
 * keys that check it, and the port through which a credential signs. Who may sign what is not
 * decided here, and no private key is stored here.
 */
@NullMarked
package dev.treza.fleet.jws;

import org.jspecify.annotations.NullMarked;
