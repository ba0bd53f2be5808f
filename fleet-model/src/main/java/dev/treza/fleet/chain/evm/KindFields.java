package dev.treza.fleet.chain.evm;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.chain.Network;
import dev.treza.fleet.chain.ReviewField;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// What a review shows of the kind of a transaction: its chain, its fees, and whatever its kind
/// carries beside recipient, value and data.
final class KindFields {
  private KindFields() {}

  static List<ReviewField> of(EvmTransaction transaction, Network network) {
    return switch (transaction) {
      case LegacyTransaction legacy -> ofLegacy(legacy);
      case TypedTransaction typed -> ofTyped(typed, network);
    };
  }

  private static List<ReviewField> ofLegacy(LegacyTransaction legacy) {
    return List.of(
        new ReviewField.Text("Kind", legacy.chainId().isPresent() ? "legacy, EIP-155" : "legacy"),
        new ReviewField.Text("Chain id", legacy.chainId().map(BigInteger::toString).orElse("none")),
        gasPrice("Gas price", legacy.gasPriceWei()));
  }

  private static List<ReviewField> ofTyped(TypedTransaction typed, Network network) {
    List<ReviewField> fields = new ArrayList<>();
    fields.add(new ReviewField.Text("Kind", kind(typed)));
    fields.add(new ReviewField.Text("Chain id", typed.chainId().toString()));
    switch (typed) {
      case Eip2930Transaction(var _, var _, var price, var _, var _, var _, var _, var _) ->
          fields.add(gasPrice("Gas price", price));
      case FeeMarketTransaction dynamic -> {
        fields.add(gasPrice("Maximum fee per gas", dynamic.maxFeePerGasWei()));
        fields.add(gasPrice("Priority fee per gas", dynamic.maxPriorityFeePerGasWei()));
        addSpecial(fields, dynamic, network);
      }
    }
    for (AccessListEntry entry : typed.accessList()) {
      fields.add(address("Access list account", entry.address()));
      entry.storageKeys().forEach(key -> fields.add(new ReviewField.Octets("Storage key", key)));
    }
    return fields;
  }

  private static String kind(TypedTransaction typed) {
    return switch (typed) {
      case Eip2930Transaction _ -> "EIP-2930";
      case Eip1559Transaction _ -> "EIP-1559";
      case Eip4844Transaction _ -> "EIP-4844, pays for blobs";
      case Eip7702Transaction _ -> "EIP-7702, sets the code of accounts";
    };
  }

  private static void addSpecial(
      List<ReviewField> fields, FeeMarketTransaction transaction, Network network) {
    switch (transaction) {
      case Eip1559Transaction _ -> {}
      case Eip4844Transaction blobs -> {
        fields.add(gasPrice("Maximum fee per blob gas", blobs.maxFeePerBlobGasWei()));
        fields.add(
            new ReviewField.Amount(
                "Maximum fee for blobs", blobs.maximumBlobFeeWei(), network.currency()));
        for (Bytes hash : blobs.blobVersionedHashes()) {
          fields.add(new ReviewField.Octets("Blob, by its versioned hash", hash));
        }
      }
      case Eip7702Transaction setCode ->
          setCode.authorizations().forEach(one -> addAuthorization(fields, one));
    }
  }

  private static void addAuthorization(List<ReviewField> fields, Authorization authorization) {
    fields.add(
        authorization
            .authority()
            .map(account -> address("Account that gets code", account))
            .orElseGet(
                () -> new ReviewField.Text("Account that gets code", "none: nobody signed this")));
    fields.add(address("Code of the contract", authorization.address()));
    fields.add(
        new ReviewField.Text(
            "On the chain",
            authorization.holdsOnEveryChain()
                ? "every chain"
                : authorization.chainId().toString()));
    fields.add(new ReviewField.Count("Nonce of that account", authorization.nonce()));
    EvmSignature signature = authorization.signature();
    fields.add(new ReviewField.Octets("Its signature", signature.compact()));
  }

  private static ReviewField gasPrice(String label, BigInteger wei) {
    return new ReviewField.Amount(label, wei, Wei.GWEI);
  }

  private static ReviewField address(String label, EvmAddress address) {
    return new ReviewField.Address(label, address.checksummed());
  }
}
