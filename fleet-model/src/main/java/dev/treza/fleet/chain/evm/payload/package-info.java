/** What the key of an EVM account is asked to sign, whichever kind it is, and what comes of it. */
@NullMarked
package dev.treza.fleet.chain.evm.payload;

import org.jspecify.annotations.NullMarked;
