package dev.treza.fleet.chain.evm.typed;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.chain.evm.Keccak256;
import dev.treza.fleet.chain.evm.abi.AbiValue;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Hashes structs (EIP-712, "Definition of hashStruct" and "Definition of encodeData").
final class Eip712Hash {
  private static final int WORD = 32;

  private final Eip712Types types;
  private final Map<String, Bytes> typeHashes = new HashMap<>();

  Eip712Hash(Eip712Types types) {
    this.types = types;
  }

  /// `hashStruct`: the Keccak-256 of the type's hash and the members.
  Bytes struct(String name, AbiValue.Tuple value) {
    return Keccak256.of(encoded(name, value));
  }

  /// The type's hash and `encodeData`.
  Bytes encoded(String name, AbiValue.Tuple value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(typeHashes.computeIfAbsent(name, types::typeHash).toArray());
    List<Eip712Member> members = types.members(name);
    for (int i = 0; i < members.size(); i++) {
      out.writeBytes(word(members.get(i).type(), value.members().get(i).value()).toArray());
    }
    return Bytes.of(out.toByteArray());
  }

  private Bytes word(Eip712Type type, AbiValue value) {
    return switch (value) {
      case AbiValue.Whole(BigInteger whole) -> word(whole);
      case AbiValue.Account(var address) -> Bytes.of(new byte[12]).concat(address.value());
      case AbiValue.Flag(boolean flag) -> word(flag ? BigInteger.ONE : BigInteger.ZERO);
      case AbiValue.Octets(Bytes octets) ->
          type.text().equals("bytes")
              ? Keccak256.of(octets)
              : octets.concat(Bytes.of(new byte[WORD - octets.length()]));
      case AbiValue.Text(String text) -> Keccak256.of(Bytes.utf8(text));
      case AbiValue.Items(List<AbiValue> items) -> items(item(type), items);
      case AbiValue.Tuple tuple -> struct(type.text(), tuple);
    };
  }

  private Bytes items(Eip712Type type, List<AbiValue> items) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (AbiValue item : items) {
      out.writeBytes(word(type, item).toArray());
    }
    return Keccak256.of(Bytes.of(out.toByteArray()));
  }

  private static Eip712Type item(Eip712Type type) {
    return switch (type) {
      case Eip712Type.Items(Eip712Type item) -> item;
      case Eip712Type.FixedItems(Eip712Type item, var _) -> item;
      case Eip712Type.Elementary _, Eip712Type.Struct _ ->
          throw new IllegalStateException(type + " has no items");
    };
  }

  private static Bytes word(BigInteger value) {
    byte[] word = new byte[WORD];
    for (int i = 0; i < WORD; i++) {
      word[WORD - 1 - i] = value.shiftRight(8 * i).byteValue();
    }
    return Bytes.of(word);
  }
}
