package dev.treza.fleet.chain.evm.abi;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The elementary types by the words of Solidity; `uint` and `int` stand for 256 bits.
public final class ElementaryTypes {
  private static final Pattern SIZED = Pattern.compile("(uint|int|bytes)([1-9][0-9]{0,2})");

  private ElementaryTypes() {}

  public static Optional<AbiType> find(String word) {
    return switch (word) {
      case "address" -> Optional.of(new AbiType.Account());
      case "bool" -> Optional.of(new AbiType.Flag());
      case "bytes" -> Optional.of(new AbiType.Octets());
      case "string" -> Optional.of(new AbiType.Text());
      case "uint" -> Optional.of(new AbiType.Whole(false, 256));
      case "int" -> Optional.of(new AbiType.Whole(true, 256));
      default -> sized(SIZED.matcher(word));
    };
  }

  private static Optional<AbiType> sized(Matcher matcher) {
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int size = Integer.parseInt(matcher.group(2));
    return switch (matcher.group(1)) {
      case "bytes" ->
          size <= AbiType.WORD ? Optional.of(new AbiType.FixedOctets(size)) : Optional.empty();
      case "uint", "int" ->
          size <= 256 && size % 8 == 0
              ? Optional.of(new AbiType.Whole(matcher.group(1).equals("int"), size))
              : Optional.empty();
      default -> Optional.empty();
    };
  }
}
