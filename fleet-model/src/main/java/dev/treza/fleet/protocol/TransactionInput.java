package dev.treza.fleet.protocol;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.chain.evm.BlobNetworkForm;
import dev.treza.fleet.chain.evm.EvmTransaction;
import dev.treza.fleet.chain.evm.EvmTransactionFields;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import java.util.Map;

/// A transaction as callers hand it in: the unsigned bytes, or named fields. Either way it becomes
/// the one unsigned serialisation before anybody looks at it.
public sealed interface TransactionInput {
  JsonObject toJson();

  /// The transaction, or a `TX-*` refusal.
  Outcome<EvmTransaction> decode();

  /// The unsigned serialisation (EIP-2718); a blob transaction may come with its blobs, which are
  /// checked and left behind.
  record Raw(Bytes bytes) implements TransactionInput {
    @Override
    public JsonObject toJson() {
      return JsonObject.builder().hex("raw", bytes).build();
    }

    @Override
    public Outcome<EvmTransaction> decode() {
      return BlobNetworkForm.looksLike(bytes)
          ? BlobNetworkForm.parseUnsigned(bytes).map(BlobNetworkForm::transaction)
          : EvmTransaction.parseUnsigned(bytes);
    }
  }

  /// Fields by name, as [EvmTransactionFields] reads them.
  record Fields(JsonObject given) implements TransactionInput {
    /// Fields that are all texts.
    public Fields(Map<String, String> texts) {
      this(new EvmTransactionFields(texts).given());
    }

    @Override
    public JsonObject toJson() {
      return given;
    }

    @Override
    public Outcome<EvmTransaction> decode() {
      return new EvmTransactionFields(given).toTransaction();
    }
  }

  static TransactionInput read(JsonFields fields) throws JsonShapeException {
    if (fields.has("raw")) {
      return new Raw(fields.hex("raw"));
    }
    JsonObject.Builder given = JsonObject.builder();
    for (String name : fields.names()) {
      given.value(name, fields.raw(name));
    }
    return new Fields(given.build());
  }
}
