package dev.treza.fleet.chain.evm;

import static dev.treza.fleet.chain.TransactionRefusal.INCOMPLETE;

import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.chain.reading.Rejection;
import dev.treza.fleet.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A transaction as people and programs write it: named fields, of which nothing is ever guessed.
///
/// | name | value |
/// | --- | --- |
/// | `to` | address; the empty text creates a contract and must be written |
/// | `value` | plain decimal number of whole units: `1.5` |
/// | `gasPrice`, or `maxFeePerGas` and `maxPriorityFeePerGas` | decimal integer, wei |
/// | `gasLimit`, `nonce`, `chainId` | decimal integer |
/// | `data` | `0x` and hexadecimal digits; absent: none |
/// | `accessList` | list of `{address, storageKeys: [0x…]}`; absent: none |
/// | `maxFeePerBlobGas`, `blobVersionedHashes` | decimal integer, wei; list of `0x…` |
/// | `authorizationList` | list of `{chainId, address, nonce, yParity, r, s}`, all decimal integers but the address |
/// | `type` | `0` to `4`; may be absent, and must agree with the fields if it is not |
///
/// The fields decide the kind: authorizations make it EIP-7702, blobs EIP-4844, a gas price with an
/// access list EIP-2930, a gas price alone legacy (EIP-155), and anything else EIP-1559.
public record EvmTransactionFields(JsonObject given) {
  private static final Set<String> KNOWN =
      Set.of(
          "to",
          "value",
          "gasLimit",
          "nonce",
          "chainId",
          "data",
          "type",
          "gasPrice",
          "maxFeePerGas",
          "maxPriorityFeePerGas",
          "accessList",
          "maxFeePerBlobGas",
          "blobVersionedHashes",
          "authorizationList");

  /// Fields that are all texts.
  public EvmTransactionFields(Map<String, String> texts) {
    this(object(texts));
  }

  /// The transaction. Refused: `TX-INCOMPLETE` naming everything that is missing; `TX-FIELD`,
  /// `TX-RANGE`, `TX-FEES`, `TX-ADDRESS`, `TX-CHECKSUM`, `TX-SIGNATURE` with the field as place;
  /// `TX-SIZE`.
  public Outcome<EvmTransaction> toTransaction() {
    return Rejection.outcome(this::read);
  }

  private EvmTransaction read() throws Rejection {
    GivenFields fields = new GivenFields(given, "");
    fields.allow(KNOWN);
    EvmFieldsKind kind = EvmFieldsKind.of(fields);
    refuseMissing(kind.required(fields));
    EvmTransaction transaction = kind.read(fields);
    EvmEnvelope.requireSize(transaction.signingBytes(), EvmTransaction.MAX_BYTES);
    return transaction;
  }

  private void refuseMissing(List<String> required) throws Rejection {
    List<String> missing = new ArrayList<>(required);
    missing.removeAll(given.members().keySet());
    if (!missing.isEmpty()) {
      throw new Rejection(Refusal.of(INCOMPLETE, "missing: " + String.join(", ", missing)));
    }
  }

  private static JsonObject object(Map<String, String> texts) {
    JsonObject.Builder object = JsonObject.builder();
    texts.forEach(object::text);
    return object.build();
  }
}
