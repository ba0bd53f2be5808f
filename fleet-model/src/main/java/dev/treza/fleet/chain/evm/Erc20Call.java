package dev.treza.fleet.chain.evm;

import dev.treza.fleet.Bytes;
import java.math.BigInteger;
import java.util.Optional;

/// A call that every ERC-20 token understands. The bytes say what is asked; whether the called
/// contract is a token that does it, they cannot say.
public sealed interface Erc20Call {
  /// In the token's smallest units, below 2^256.
  BigInteger amount();

  /// Moves `amount` of the caller's tokens.
  record Transfer(EvmAddress recipient, BigInteger amount) implements Erc20Call {}

  /// Lets `spender` move up to `amount` of the caller's tokens at any time.
  record Approve(EvmAddress spender, BigInteger amount) implements Erc20Call {
    /// Tokens with 96-bit amounts treat this as unlimited, and it is 79 billion whole tokens of 18
    /// decimals.
    private static final BigInteger UNLIMITED =
        BigInteger.ONE.shiftLeft(96).subtract(BigInteger.ONE);

    public boolean isUnlimited() {
      return amount.compareTo(UNLIMITED) >= 0;
    }
  }

  /// Decodes calldata in the strict form of the contract ABI: selector, an address with 12 leading
  /// zero bytes, a word, nothing else. Anything else is no such call.
  static Optional<Erc20Call> decode(Bytes data) {
    if (data.length() != 68 || !data.slice(4, 16).isZero()) {
      return Optional.empty();
    }
    EvmAddress party = new EvmAddress(data.slice(16, 36));
    BigInteger amount = new BigInteger(1, data.slice(36, 68).toArray());
    return switch (data.slice(0, 4).hex()) {
      case "a9059cbb" -> Optional.of(new Transfer(party, amount));
      case "095ea7b3" -> Optional.of(new Approve(party, amount));
      default -> Optional.empty();
    };
  }
}
