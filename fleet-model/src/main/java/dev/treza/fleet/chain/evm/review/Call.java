package dev.treza.fleet.chain.evm.review;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.chain.evm.EvmAddress;
import java.math.BigInteger;

/// A call: of the transaction itself, or inside another.
///
/// @param from who makes it
/// @param foreignCode the code of `to` runs as if it were the caller (delegatecall)
/// @param bounded the call it lies in has a deadline, which holds for it too
record Call(
    EvmAddress from,
    EvmAddress to,
    BigInteger valueWei,
    Bytes data,
    boolean foreignCode,
    boolean bounded) {
  /// A plain call with no deadline around it.
  static Call plain(EvmAddress from, EvmAddress to, BigInteger valueWei, Bytes data) {
    return new Call(from, to, valueWei, data, false, false);
  }
}
