/**
 * Ramdisks: what they may hold, and the cpio archive the kernel unpacks, written and read in one
 * form only. Knows nothing of what an agent needs.
 */
@NullMarked
package dev.treza.agent.image.ramdisk;

import org.jspecify.annotations.NullMarked;
