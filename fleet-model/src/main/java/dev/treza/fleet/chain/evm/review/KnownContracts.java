package dev.treza.fleet.chain.evm.review;

import dev.treza.fleet.chain.evm.EvmAddress;

/// Contracts whose identity is known: the address book or the token list names them.
record KnownContracts(ReviewContext context) {
  boolean holds(EvmAddress contract) {
    return new Names(context).name(contract).isPresent()
        || context.tokens().find(context.chainId(), contract).isPresent();
  }
}
