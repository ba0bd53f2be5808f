/**
 * The agent's image as a whole: built from kernel, runtime, jars and system files, opened again and
 * measured. Formats are in {@code eif} and {@code ramdisk}, what must be inside in {@code layout}.
 */
@NullMarked
package dev.treza.agent.image;

import org.jspecify.annotations.NullMarked;
