package dev.treza.fleet.chain.evm.typed;

import static dev.treza.fleet.chain.TransactionRefusal.SIZE;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.chain.evm.Keccak256;
import dev.treza.fleet.chain.evm.abi.AbiValue;
import dev.treza.fleet.chain.reading.Rejection;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonValue;
import dev.treza.fleet.json.StrictJson;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Typed structured data (EIP-712), as `eth_signTypedData` takes it.
///
/// @param types without the domain
/// @param primaryType the struct of the message
/// @param message its members in the order of the type
public record TypedData(
    Eip712Types types, String primaryType, Eip712Domain domain, AbiValue.Tuple message) {
  /// In its own form ([#encoded]).
  public static final int MAX_BYTES = 128 * 1024;

  /// So that a request may carry it inside other documents.
  private static final int MAX_DEPTH = 12;

  private static final StrictJson.Limits LIMITS = new StrictJson.Limits(2 * MAX_BYTES, MAX_DEPTH);
  private static final Bytes PREFIX = Bytes.hex("1901");
  private static final Set<String> NAMES = Set.of("types", "primaryType", "domain", "message");

  /// Reads a JSON document `{types, primaryType, domain, message}`. Refused: `JSON-*`; `TX-SIZE`;
  /// `TX-TYPED-DATA`, `TX-ADDRESS`, `TX-CHECKSUM` with a JSON pointer as place.
  public static Outcome<TypedData> parse(Bytes document) {
    return StrictJson.parseForeign(document, LIMITS).then(TypedData::of);
  }

  /// The same from JSON that was read before.
  public static Outcome<TypedData> of(JsonValue document) {
    return Rejection.outcome(() -> read(Json.object(document, "")));
  }

  private static TypedData read(JsonObject document) throws Rejection {
    Json.requireDepth(document, MAX_DEPTH);
    Json.requireNames(document, NAMES, "");
    JsonObject types = Json.object(Json.required(document, "types", ""), "/types");
    String primary = Json.text(Json.required(document, "primaryType", ""), "/primaryType");
    JsonObject domain = Json.object(Json.required(document, "domain", ""), "/domain");
    Map<String, JsonValue> structs = new TreeMap<>(types.members());
    Optional<JsonValue> declared = Optional.ofNullable(structs.remove(Eip712Domain.STRUCT));
    Eip712Types read = Eip712TypesReader.read(new JsonObject(new TreeMap<>(structs)), primary);
    TypedData data =
        new TypedData(
            read,
            primary,
            Eip712DomainReader.read(declared, domain),
            new Eip712Values(read)
                .struct(primary, Json.required(document, "message", ""), "/message"));
    int length = data.encoded().length();
    if (length > MAX_BYTES) {
      throw new Rejection(Refusal.of(SIZE, length + " bytes, more than " + MAX_BYTES));
    }
    return data;
  }

  /// `encodeType` of the message.
  public String encodedType() {
    return types.encodeType(primaryType);
  }

  /// `hashStruct` of the message.
  public Bytes messageHash() {
    return new Eip712Hash(types).struct(primaryType, message);
  }

  /// The 32 bytes to sign.
  public Bytes signingHash() {
    return Keccak256.of(PREFIX.concat(domain.separator()).concat(messageHash()));
  }

  /// The document in one form: whatever gives the same hash gives the same JSON.
  public JsonObject toJson() {
    JsonObject.Builder structs = JsonObject.builder();
    structs.value(Eip712Domain.STRUCT, Eip712Json.members(domain.members()));
    types.structs().forEach((name, members) -> structs.value(name, Eip712Json.members(members)));
    return JsonObject.builder()
        .object("types", structs.build())
        .text("primaryType", primaryType)
        .object("domain", Eip712Json.tuple(domain.values()))
        .object("message", Eip712Json.tuple(message))
        .build();
  }

  /// The canonical bytes (RFC 8785) of [#toJson].
  public Bytes encoded() {
    return CanonicalJson.encode(toJson());
  }
}
