/** ECDSA checks against the Java runtime. */
@NullMarked
package dev.treza.fleet.ecdsa;

import org.jspecify.annotations.NullMarked;
