package dev.treza.fleet.chain.evm;

import dev.treza.fleet.Bytes;

/// What a transaction does, as far as its own bytes tell.
sealed interface EvmEffect {
  /// Sends currency and nothing else.
  record Payment(EvmAddress recipient) implements EvmEffect {}

  /// Runs `code` and keeps what it returns as a new contract.
  record Creation(Bytes code) implements EvmEffect {}

  /// Calls what seems to be a token.
  record TokenCall(EvmAddress token, Erc20Call call) implements EvmEffect {}

  /// Calls `contract` with data nobody here can read.
  record BlindCall(EvmAddress contract, Bytes data) implements EvmEffect {}

  static EvmEffect of(EvmTransaction transaction) {
    return transaction
        .to()
        .map(to -> call(to, transaction.data()))
        .orElseGet(() -> new Creation(transaction.data()));
  }

  private static EvmEffect call(EvmAddress to, Bytes data) {
    if (data.isEmpty()) {
      return new Payment(to);
    }
    return Erc20Call.decode(data)
        .<EvmEffect>map(call -> new TokenCall(to, call))
        .orElseGet(() -> new BlindCall(to, data));
  }
}
