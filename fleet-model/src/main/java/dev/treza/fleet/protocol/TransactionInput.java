package dev.treza.fleet.protocol;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.chain.evm.BlobNetworkForm;
import dev.treza.fleet.chain.evm.EvmTransaction;
import dev.treza.fleet.chain.evm.EvmTransactionFields;
import dev.treza.fleet.chain.evm.payload.EvmPayload;
import dev.treza.fleet.chain.evm.typed.PersonalMessage;
import dev.treza.fleet.chain.evm.typed.TypedData;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import dev.treza.fleet.json.JsonValue;
import dev.treza.fleet.json.StrictJson;
import java.util.Map;

/// What is to be signed, as callers hand it in. Either way it becomes the one form of its kind
/// before anybody looks at it.
public sealed interface TransactionInput {
  JsonObject toJson();

  /// What it is, or a `TX-*` refusal.
  Outcome<EvmPayload> decode();

  /// The unsigned serialisation (EIP-2718); a blob transaction may come with its blobs, which are
  /// checked and left behind.
  record Raw(Bytes bytes) implements TransactionInput {
    @Override
    public JsonObject toJson() {
      return JsonObject.builder().hex("raw", bytes).build();
    }

    @Override
    public Outcome<EvmPayload> decode() {
      Outcome<EvmTransaction> transaction =
          BlobNetworkForm.looksLike(bytes)
              ? BlobNetworkForm.parseUnsigned(bytes).map(BlobNetworkForm::transaction)
              : EvmTransaction.parseUnsigned(bytes);
      return transaction.map(EvmPayload.OfTransaction::new);
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
    public Outcome<EvmPayload> decode() {
      return new EvmTransactionFields(given).toTransaction().map(EvmPayload.OfTransaction::new);
    }
  }

  /// A plain message (EIP-191).
  record Message(Bytes content) implements TransactionInput {
    @Override
    public JsonObject toJson() {
      return JsonObject.builder().hex("message", content).build();
    }

    @Override
    public Outcome<EvmPayload> decode() {
      return PersonalMessage.of(content).map(EvmPayload.OfMessage::new);
    }
  }

  /// Typed data (EIP-712), as `eth_signTypedData` takes it.
  record Document(JsonValue document) implements TransactionInput {
    @Override
    public JsonObject toJson() {
      return JsonObject.builder().value("typedData", document).build();
    }

    @Override
    public Outcome<EvmPayload> decode() {
      return TypedData.of(document).map(EvmPayload.OfTypedData::new);
    }
  }

  /// What gives `payload` again, the exact bytes of a request.
  ///
  /// @throws IllegalArgumentException if they are not those of the kind
  static TransactionInput of(RequestKind kind, Bytes payload) {
    return switch (kind) {
      case TRANSACTION -> new Raw(payload);
      case MESSAGE -> new Message(payload);
      case TYPED_DATA ->
          switch (StrictJson.parse(payload, StrictJson.Limits.DEFAULT, false)) {
            case Outcome.Accepted<JsonValue>(JsonValue document) -> new Document(document);
            case Outcome.Refused<JsonValue>(var refusal) ->
                throw new IllegalArgumentException(refusal.line());
          };
    };
  }

  static TransactionInput read(JsonFields fields) throws JsonShapeException {
    if (fields.has("raw")) {
      return new Raw(fields.hex("raw"));
    }
    if (fields.has("message")) {
      return new Message(fields.hex("message"));
    }
    if (fields.has("typedData")) {
      return new Document(fields.raw("typedData"));
    }
    JsonObject.Builder given = JsonObject.builder();
    for (String name : fields.names()) {
      given.value(name, fields.raw(name));
    }
    return new Fields(given.build());
  }
}
