/** CBOR that is refused, and CBOR that is read. */
@NullMarked
package dev.treza.agent.simulator.cbor;

import org.jspecify.annotations.NullMarked;
