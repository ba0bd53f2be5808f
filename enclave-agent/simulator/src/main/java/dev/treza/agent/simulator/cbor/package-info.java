/** The little CBOR (RFC 8949) that a security module speaks and image signatures are written in. */
@NullMarked
package dev.treza.agent.simulator.cbor;

import org.jspecify.annotations.NullMarked;
