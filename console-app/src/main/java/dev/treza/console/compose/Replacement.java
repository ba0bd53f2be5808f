package dev.treza.console.compose;

import dev.treza.console.compose.Composer.Plan;
import dev.treza.console.link.node.Nonces;
import dev.treza.console.link.node.RecentFees;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.chain.evm.AccessListEntry;
import dev.treza.fleet.chain.evm.Eip1559Transaction;
import dev.treza.fleet.chain.evm.Eip2930Transaction;
import dev.treza.fleet.chain.evm.Eip4844Transaction;
import dev.treza.fleet.chain.evm.Eip7702Transaction;
import dev.treza.fleet.chain.evm.EvmAddress;
import dev.treza.fleet.chain.evm.EvmTransaction;
import dev.treza.fleet.chain.evm.LegacyTransaction;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/// A transaction that shall take the place of one that waits. Nodes take it if both of its fees are
/// at least a tenth higher.
///
/// @param request the request that made the earlier one
public record Replacement(Kind kind, Digest request, Sent earlier, FeeLevel level) {
  /// What becomes of the earlier transaction.
  public enum Kind {
    /// The same again, dearer.
    SPEED_UP,
    /// Nothing: the wallet pays nobody, to itself.
    CANCEL
  }

  Outcome<Plan> plan() {
    return switch (earlier.transaction()) {
      case LegacyTransaction _ -> Outcome.accepted(plan(List.of()));
      case Eip1559Transaction typed -> Outcome.accepted(plan(typed.accessList()));
      case Eip2930Transaction typed -> Outcome.accepted(plan(typed.accessList()));
      case Eip4844Transaction _ ->
          Outcome.refused(ComposeRefusal.KIND, "it carries blobs (EIP-4844)");
      case Eip7702Transaction _ ->
          Outcome.refused(ComposeRefusal.KIND, "it carries authorizations (EIP-7702)");
    };
  }

  /// The nonce to take over, if it is still free.
  Outcome<BigInteger> nonce(Nonces nonces) {
    BigInteger nonce = earlier.transaction().nonce();
    return nonce.compareTo(nonces.mined()) < 0
        ? Outcome.refused(ComposeRefusal.MINED, "nonce " + nonce + " is used")
        : Outcome.accepted(nonce);
  }

  GasFees fees(RecentFees recent) {
    return GasFees.of(earlier.transaction()).aTenthMore().orMore(level.of(recent));
  }

  BigInteger gasLimit(BigInteger plain) {
    return switch (kind) {
      case SPEED_UP -> earlier.transaction().gasLimit();
      case CANCEL -> plain;
    };
  }

  private Plan plan(List<AccessListEntry> accessList) {
    EvmAddress from = earlier.sender();
    EvmTransaction before = earlier.transaction();
    return switch (kind) {
      case SPEED_UP ->
          plan(new CallFields(before.to(), before.valueWei(), before.data()), accessList);
      case CANCEL ->
          plan(new CallFields(Optional.of(from), BigInteger.ZERO, Bytes.EMPTY), List.of());
    };
  }

  private Plan plan(CallFields call, List<AccessListEntry> accessList) {
    return new Plan(
        earlier.network(),
        earlier.sender(),
        call.to(),
        call,
        accessList,
        earlier.network().currency().text(call.wei()),
        Optional.empty(),
        Optional.of(request));
  }
}
