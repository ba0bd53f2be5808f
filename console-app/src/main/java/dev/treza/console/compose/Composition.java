package dev.treza.console.compose;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.chain.Network;
import dev.treza.fleet.chain.evm.EvmAddress;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.protocol.TransactionInput;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/// A transaction composed, and what the node said of it.
///
/// @param recipient who gets it: of a token not its contract; absent if a contract is created
/// @param fields as `transaction propose --file` and the transactions screen take them
/// @param sent amount and unit, in words
/// @param nextNonce the next one of the account, by the node
/// @param feeWei at most
/// @param totalWei what leaves the wallet at most, in the network's currency
/// @param balanceWei what it holds
/// @param tokenBalance in words, if a token is sent
/// @param replaces the request whose nonce this one takes over
public record Composition(
    Network network,
    EvmAddress from,
    Optional<EvmAddress> recipient,
    JsonObject fields,
    String sent,
    BigInteger nonce,
    BigInteger nextNonce,
    BigInteger gasLimit,
    GasFees fees,
    BigInteger feeWei,
    BigInteger totalWei,
    BigInteger balanceWei,
    Optional<String> tokenBalance,
    List<Caution> cautions,
    Optional<Digest> replaces) {
  public Composition {
    cautions = List.copyOf(cautions);
  }

  public TransactionInput input() {
    return new TransactionInput.Fields(fields);
  }

  /// The fields as a document.
  public Bytes encoded() {
    return CanonicalJson.encode(fields);
  }
}
