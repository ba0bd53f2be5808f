/** Tests of the package of the same name. */
@NullMarked
package dev.treza.agent.image.ramdisk;

import org.jspecify.annotations.NullMarked;
