/**
 * The values everything else is made of: bytes, digests, realms, refusals and outcomes. Nothing
 * here knows of attestation, charters or chains; those are the packages below.
 */
@NullMarked
package dev.treza.fleet;

import org.jspecify.annotations.NullMarked;
