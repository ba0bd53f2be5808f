/** Tests of the package of the same name. */
@NullMarked
package dev.treza.agent.image.cli;

import org.jspecify.annotations.NullMarked;
