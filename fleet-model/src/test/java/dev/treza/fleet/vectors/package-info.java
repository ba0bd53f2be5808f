/** Reads the published test vectors. No test lives here. */
@NullMarked
package dev.treza.fleet.vectors;

import org.jspecify.annotations.NullMarked;
