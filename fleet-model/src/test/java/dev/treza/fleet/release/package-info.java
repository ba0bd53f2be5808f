/** Tests of the package of the same name. */
@NullMarked
package dev.treza.fleet.release;

import org.jspecify.annotations.NullMarked;
