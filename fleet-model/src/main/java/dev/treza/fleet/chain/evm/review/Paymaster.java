package dev.treza.fleet.chain.evm.review;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.chain.evm.EvmAddress;
import java.math.BigInteger;
import java.util.Optional;

/// A contract that pays for a user operation in the account's stead (ERC-4337).
///
/// @param gas what its own limits add up to; zero in the form that names none
/// @param data what it gets; only it knows what they mean
record Paymaster(EvmAddress address, BigInteger gas, Bytes data) {
  private static final int LIMIT = 16;
  private static final int PACKED = EvmAddress.LENGTH + 2 * LIMIT;

  /// EntryPoint 0.6: the address, then the data.
  static Optional<Paymaster> plain(Bytes octets) {
    return octets.length() < EvmAddress.LENGTH
        ? Optional.empty()
        : Optional.of(of(octets, BigInteger.ZERO, EvmAddress.LENGTH));
  }

  /// EntryPoint 0.7 and later: two limits of 16 bytes stand between.
  static Optional<Paymaster> packed(Bytes octets) {
    if (octets.length() < PACKED) {
      return Optional.empty();
    }
    BigInteger verification = limit(octets, EvmAddress.LENGTH);
    BigInteger afterwards = limit(octets, EvmAddress.LENGTH + LIMIT);
    return Optional.of(of(octets, verification.add(afterwards), PACKED));
  }

  private static Paymaster of(Bytes octets, BigInteger gas, int data) {
    return new Paymaster(
        new EvmAddress(octets.slice(0, EvmAddress.LENGTH)),
        gas,
        octets.slice(data, octets.length()));
  }

  private static BigInteger limit(Bytes octets, int at) {
    return new BigInteger(1, octets.slice(at, at + LIMIT).toArray());
  }
}
