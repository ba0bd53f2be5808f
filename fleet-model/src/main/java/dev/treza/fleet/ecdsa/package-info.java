/** Checks ECDSA signatures of the NIST curves. Public data only: nothing here signs. */
@NullMarked
package dev.treza.fleet.ecdsa;

import org.jspecify.annotations.NullMarked;
