/**
 * Tokens by chain and address: what they are called and how their amounts are written. A list that
 * is built in, with its digest; nothing is asked of a network.
 */
@NullMarked
package dev.treza.fleet.chain.evm.token;

import org.jspecify.annotations.NullMarked;
