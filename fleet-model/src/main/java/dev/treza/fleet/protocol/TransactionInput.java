package dev.treza.fleet.protocol;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.chain.evm.EvmTransaction;
import dev.treza.fleet.chain.evm.EvmTransactionFields;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import java.util.LinkedHashMap;
import java.util.Map;

/// A transaction as callers hand it in: the unsigned bytes, or named fields. Either way it becomes
/// the one unsigned serialisation before anybody looks at it.
public sealed interface TransactionInput {
  JsonObject toJson();

  /// The transaction, or a `TX-*` refusal.
  Outcome<EvmTransaction> decode();

  /// The unsigned serialisation (EIP-2718).
  record Raw(Bytes bytes) implements TransactionInput {
    @Override
    public JsonObject toJson() {
      return JsonObject.builder().hex("raw", bytes).build();
    }

    @Override
    public Outcome<EvmTransaction> decode() {
      return EvmTransaction.parseUnsigned(bytes);
    }
  }

  /// Fields by name, as [EvmTransactionFields] reads them.
  record Fields(Map<String, String> given) implements TransactionInput {
    public Fields {
      given = Map.copyOf(given);
    }

    @Override
    public JsonObject toJson() {
      JsonObject.Builder json = JsonObject.builder();
      given.forEach(json::text);
      return json.build();
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
    Map<String, String> given = new LinkedHashMap<>();
    for (String name : fields.names()) {
      given.put(name, fields.text(name));
    }
    return new Fields(given);
  }
}
