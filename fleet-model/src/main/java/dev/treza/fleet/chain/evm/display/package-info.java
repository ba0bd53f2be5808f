/**
 * How values are to be shown: which, under which label, in which format. Written by our own tables
 * and by ERC-7730 descriptors alike; carried out where a review is made.
 */
@NullMarked
package dev.treza.fleet.chain.evm.display;

import org.jspecify.annotations.NullMarked;
