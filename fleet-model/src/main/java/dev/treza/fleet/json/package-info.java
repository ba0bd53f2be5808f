/**
 * JSON as Treza signs it (rule {@code JSON-CANON}): strict parsing of received bytes and the one
 * canonical encoding (RFC 8785). Knows nothing of what the documents mean.
 */
@NullMarked
package dev.treza.fleet.json;

import org.jspecify.annotations.NullMarked;
