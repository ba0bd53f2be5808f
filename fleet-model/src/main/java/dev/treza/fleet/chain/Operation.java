package dev.treza.fleet.chain;

import dev.treza.fleet.Bytes;
import java.util.Optional;

/// One thing that a request does, for the policy to match. A request that does several, one inside
/// another or one after the other, has an operation for each.
///
/// @param to who receives, may take, is called or is signed for, in the chain's checksummed form;
///   nothing if nobody is named
/// @param selector of the called function (contract ABI), 4 bytes
/// @param moves what it moves, or lets others move; nothing if it moves nothing that is known
public record Operation(
    OperationKind kind,
    Optional<String> to,
    Optional<Bytes> selector,
    Optional<AssetAmount> moves) {
  /// An operation of this kind with nothing else to be said of it.
  public static Operation of(OperationKind kind) {
    return new Operation(kind, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /// In words: `token transfer of 5 eip155:1/erc20:0x… to 0x…`.
  public String words() {
    return kind.label()
        + selector.map(name -> " 0x" + name.hex()).orElse("")
        + moves.map(amount -> " of " + amount.smallestUnits() + " " + amount.asset()).orElse("")
        + to.map(account -> " to " + account).orElse("");
  }
}
