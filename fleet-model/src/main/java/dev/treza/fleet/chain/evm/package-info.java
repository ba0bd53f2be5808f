/**
 * Ethereum and the chains that speak its transactions: RLP, addresses, legacy and EIP-1559
 * transactions, and their review. Works on public data only: it hashes and recovers, it never holds
 * a private key and never signs.
 */
@NullMarked
package dev.treza.fleet.chain.evm;

import org.jspecify.annotations.NullMarked;
