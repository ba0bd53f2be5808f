/**
 * What an EVM account signs beside transactions: plain messages (EIP-191) and typed data (EIP-712),
 * read strictly and hashed. Knows no application by name.
 */
@NullMarked
package dev.treza.fleet.chain.evm.typed;

import org.jspecify.annotations.NullMarked;
