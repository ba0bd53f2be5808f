/**
 * What is inside the agent's image and why: the boot ramdisk, the application ramdisk with its Java
 * runtime, jars and system files, and the check that nothing else is.
 */
@NullMarked
package dev.treza.agent.image.layout;

import org.jspecify.annotations.NullMarked;
