package dev.treza.fleet.chain.evm.abi;

import static dev.treza.fleet.chain.TransactionRefusal.ABI;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.chain.evm.EvmAddress;
import dev.treza.fleet.chain.reading.Rejection;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Reads values where they must stand. Since a tail may only begin where the one before it ended,
/// no byte is read twice, however offsets are chosen.
final class AbiReader {
  private static final int WORD = AbiType.WORD;

  private final Bytes data;
  private int end;

  AbiReader(Bytes data) {
    this.data = data;
  }

  /// Where the value read last ends.
  int end() {
    return end;
  }

  AbiValue.Tuple tuple(List<AbiParameter> members, int base) throws Rejection {
    List<AbiType> types = members.stream().map(AbiParameter::type).toList();
    List<AbiValue> values = heads(types, AbiType.Tuple.words(members), base);
    List<AbiValue.Member> named = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      named.add(new AbiValue.Member(members.get(i).name(), values.get(i)));
    }
    return new AbiValue.Tuple(named);
  }

  /// Values whose heads, `words` words in all, begin at `base`, and whose tails follow.
  private List<AbiValue> heads(List<AbiType> types, int words, int base) throws Rejection {
    need(base, (long) words * WORD);
    List<AbiValue> values = new ArrayList<>();
    int head = base;
    int tail = base + words * WORD;
    for (AbiType type : types) {
      if (type.isDynamic()) {
        BigInteger offset = word(head);
        if (!offset.equals(BigInteger.valueOf(tail - base))) {
          throw refuse(head, "the offset must be " + (tail - base) + ", not " + offset);
        }
        values.add(value(type, tail));
        tail = end;
      } else {
        values.add(value(type, head));
      }
      head += type.headWords() * WORD;
    }
    end = tail;
    return values;
  }

  private AbiValue value(AbiType type, int at) throws Rejection {
    return switch (type) {
      case AbiType.Whole whole -> whole(whole, at);
      case AbiType.Account() -> account(at);
      case AbiType.Flag() -> flag(at);
      case AbiType.FixedOctets(int length) -> {
        requireZeros(at + length, WORD - length);
        yield new AbiValue.Octets(data.slice(at, at + length));
      }
      case AbiType.Octets() -> new AbiValue.Octets(octets(at));
      case AbiType.Text() -> text(at);
      case AbiType.Items(AbiType item) -> {
        int words = item.headWords();
        int count = count(at, words);
        yield items(Collections.nCopies(count, item), count * words, at + WORD);
      }
      case AbiType.FixedItems(AbiType item, int count) ->
          items(Collections.nCopies(count, item), count * item.headWords(), at);
      case AbiType.Tuple(List<AbiParameter> members) -> tuple(members, at);
    };
  }

  private AbiValue items(List<AbiType> types, int words, int base) throws Rejection {
    return new AbiValue.Items(heads(types, words, base));
  }

  private AbiValue whole(AbiType.Whole type, int at) throws Rejection {
    Bytes word = octetsAt(at);
    BigInteger value =
        type.signed() ? new BigInteger(word.toArray()) : new BigInteger(1, word.toArray());
    if (value.bitLength() > (type.signed() ? type.bits() - 1 : type.bits())) {
      throw refuse(at, "no " + type.canonical());
    }
    return new AbiValue.Whole(value);
  }

  private AbiValue account(int at) throws Rejection {
    int padding = WORD - EvmAddress.LENGTH;
    requireZeros(at, padding);
    return new AbiValue.Account(new EvmAddress(data.slice(at + padding, at + WORD)));
  }

  private AbiValue flag(int at) throws Rejection {
    BigInteger value = word(at);
    if (value.bitLength() > 1) {
      throw refuse(at, "a bool is 0 or 1");
    }
    return new AbiValue.Flag(value.signum() > 0);
  }

  private AbiValue text(int at) throws Rejection {
    Bytes utf8 = octets(at);
    try {
      ByteBuffer bytes = ByteBuffer.wrap(utf8.toArray());
      return new AbiValue.Text(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
    } catch (CharacterCodingException e) {
      throw refuse(at, "the text is not UTF-8");
    }
  }

  private Bytes octets(int at) throws Rejection {
    int begin = at + WORD;
    BigInteger length = word(at);
    if (length.compareTo(BigInteger.valueOf(data.length() - begin)) > 0) {
      throw refuse(at, "a length of " + length + " bytes, beyond the end");
    }
    int size = length.intValueExact();
    int padding = Math.floorMod(-size, WORD);
    need(begin, (long) size + padding);
    requireZeros(begin + size, padding);
    end = begin + size + padding;
    return data.slice(begin, begin + size);
  }

  /// The number of items of an array, each with `words` words in the head.
  private int count(int at, int words) throws Rejection {
    BigInteger count = word(at);
    int most = (data.length() - at - WORD) / (words * WORD);
    if (count.compareTo(BigInteger.valueOf(most)) > 0) {
      throw refuse(at, count + " items, beyond the end");
    }
    return count.intValueExact();
  }

  private BigInteger word(int at) throws Rejection {
    return new BigInteger(1, octetsAt(at).toArray());
  }

  private Bytes octetsAt(int at) throws Rejection {
    need(at, WORD);
    return data.slice(at, at + WORD);
  }

  private void requireZeros(int at, int length) throws Rejection {
    if (!data.slice(at, at + length).isZero()) {
      throw refuse(at, "the padding must be zero");
    }
  }

  private void need(int at, long length) throws Rejection {
    if (length > data.length() - at) {
      throw refuse(at, (length - (data.length() - at)) + " bytes are missing");
    }
  }

  private static Rejection refuse(int at, String detail) {
    return Rejection.at(ABI, at, detail);
  }
}
