package dev.treza.fleet.chain.evm.typed;

import static dev.treza.fleet.chain.TransactionRefusal.TYPED_DATA;

import dev.treza.fleet.chain.evm.abi.AbiType;
import dev.treza.fleet.chain.evm.abi.ElementaryTypes;
import dev.treza.fleet.chain.reading.Rejection;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the type of a member from its text.
final class Eip712TypeReader {
  private static final Pattern TYPE =
      Pattern.compile("([A-Za-z_$][A-Za-z0-9_$]*)((?:\\[(?:[1-9][0-9]{0,4})?\\]){0,8})");
  private static final Pattern ARRAY = Pattern.compile("\\[([0-9]*)\\]");
  private static final Pattern NAME = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]*");

  private Eip712TypeReader() {}

  static Eip712Type read(String text, String place) throws Rejection {
    Matcher matcher = TYPE.matcher(text);
    if (!matcher.matches()) {
      throw Rejection.at(TYPED_DATA, place, "this is no type");
    }
    Eip712Type type = base(matcher.group(1));
    Matcher arrays = ARRAY.matcher(matcher.group(2));
    while (arrays.find()) {
      String count = arrays.group(1);
      type =
          count.isEmpty()
              ? new Eip712Type.Items(type)
              : new Eip712Type.FixedItems(type, Integer.parseInt(count));
    }
    return type;
  }

  static String name(String text, String place) throws Rejection {
    if (!NAME.matcher(text).matches() || text.length() > 128) {
      throw Rejection.at(TYPED_DATA, place, "this is no name");
    }
    return text;
  }

  /// EIP-712 knows no `uint` and `int` without a size; where they stand they name a struct.
  private static Eip712Type base(String word) {
    Optional<AbiType> elementary =
        ElementaryTypes.find(word).filter(type -> type.canonical().equals(word));
    return elementary
        .<Eip712Type>map(Eip712Type.Elementary::new)
        .orElseGet(() -> new Eip712Type.Struct(word));
  }
}
