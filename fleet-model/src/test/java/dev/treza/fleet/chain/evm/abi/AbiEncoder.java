package dev.treza.fleet.chain.evm.abi;

import dev.treza.fleet.Bytes;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Writes values in the form of the contract ABI: what the decoder must undo.
public final class AbiEncoder {
  private AbiEncoder() {}

  /// A call of the function with the given signature.
  public static Bytes call(AbiFunction function, AbiValue.Tuple arguments) {
    return function.selector().concat(tuple(function.parameters(), arguments));
  }

  public static Bytes tuple(List<AbiParameter> members, AbiValue.Tuple values) {
    return heads(
        members.stream().map(AbiParameter::type).toList(),
        values.members().stream().map(AbiValue.Member::value).toList());
  }

  private static Bytes heads(List<AbiType> types, List<AbiValue> values) {
    int tail = types.stream().mapToInt(AbiType::headWords).sum() * AbiType.WORD;
    List<Bytes> heads = new ArrayList<>();
    List<Bytes> tails = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      Bytes encoded = value(types.get(i), values.get(i));
      if (types.get(i).isDynamic()) {
        heads.add(word(BigInteger.valueOf(tail)));
        tails.add(encoded);
        tail += encoded.length();
      } else {
        heads.add(encoded);
      }
    }
    heads.addAll(tails);
    return joined(heads);
  }

  private static Bytes value(AbiType type, AbiValue value) {
    return switch (value) {
      case AbiValue.Whole(BigInteger whole) -> word(whole);
      case AbiValue.Account(var address) -> Bytes.of(new byte[12]).concat(address.value());
      case AbiValue.Flag(boolean flag) -> word(flag ? BigInteger.ONE : BigInteger.ZERO);
      case AbiValue.Octets(Bytes octets) ->
          type instanceof AbiType.FixedOctets ? padded(octets) : sized(octets);
      case AbiValue.Text(String text) -> sized(Bytes.utf8(text));
      case AbiValue.Tuple tuple -> tuple(((AbiType.Tuple) type).members(), tuple);
      case AbiValue.Items(List<AbiValue> items) -> items(type, items);
    };
  }

  private static Bytes items(AbiType type, List<AbiValue> items) {
    return switch (type) {
      case AbiType.Items(AbiType item) ->
          word(BigInteger.valueOf(items.size()))
              .concat(heads(Collections.nCopies(items.size(), item), items));
      case AbiType.FixedItems(AbiType item, int count) ->
          heads(Collections.nCopies(count, item), items);
      default -> throw new IllegalArgumentException(type + " has no items");
    };
  }

  private static Bytes sized(Bytes octets) {
    return word(BigInteger.valueOf(octets.length())).concat(padded(octets));
  }

  private static Bytes padded(Bytes octets) {
    return octets.concat(Bytes.of(new byte[Math.floorMod(-octets.length(), AbiType.WORD)]));
  }

  private static Bytes word(BigInteger value) {
    byte[] word = new byte[AbiType.WORD];
    for (int i = 0; i < word.length; i++) {
      word[word.length - 1 - i] = value.shiftRight(8 * i).byteValue();
    }
    return Bytes.of(word);
  }

  private static Bytes joined(List<Bytes> parts) {
    byte[] whole = new byte[parts.stream().mapToInt(Bytes::length).sum()];
    int at = 0;
    for (Bytes part : parts) {
      System.arraycopy(part.toArray(), 0, whole, at, part.length());
      at += part.length();
    }
    return Bytes.of(whole);
  }
}
