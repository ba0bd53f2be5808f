package dev.treza.console.compose;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.chain.evm.EvmAddress;
import dev.treza.fleet.chain.evm.token.Token;
import java.math.BigInteger;
import java.util.Optional;

/// What a transaction does, without what it costs.
record CallFields(Optional<EvmAddress> to, BigInteger wei, Bytes data) {
  /// `transfer(address,uint256)` (ERC-20), with the zeros that fill an address to a word.
  private static final String TRANSFER = "a9059cbb" + "0".repeat(24);

  private static final int WORD_DIGITS = 64;

  static CallFields transfer(Token token, EvmAddress to, BigInteger amount) {
    String digits = amount.toString(16);
    String word = "0".repeat(WORD_DIGITS - digits.length()) + digits;
    return new CallFields(
        Optional.of(token.address()),
        BigInteger.ZERO,
        Bytes.hex(TRANSFER + to.value().hex() + word));
  }
}
