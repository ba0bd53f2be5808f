/** Tests of the package of the same name. */
@NullMarked
package dev.treza.agent.image.eif;

import org.jspecify.annotations.NullMarked;
