/** Tests of the package of the same name. */
@NullMarked
package dev.treza.agent.image;

import org.jspecify.annotations.NullMarked;
