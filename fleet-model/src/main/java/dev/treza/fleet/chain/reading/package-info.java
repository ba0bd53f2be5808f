/**
 * How a decoder says no from its depth: shared by the decoders of all chains, exported to nobody.
 */
@NullMarked
package dev.treza.fleet.chain.reading;

import org.jspecify.annotations.NullMarked;
