package dev.treza.fleet.chain.evm.call;

import dev.treza.fleet.Outcome;
import dev.treza.fleet.chain.evm.abi.ValuePath;
import dev.treza.fleet.chain.evm.display.ContainerField;
import dev.treza.fleet.chain.evm.display.FieldFormat;
import dev.treza.fleet.chain.evm.display.ValueRef;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/// Reads the paths and formats of a table.
final class TableRefs {
  private static final BigInteger EVERYTHING =
      BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE);

  private TableRefs() {}

  /// `@to`, `@from`, `@value`, or a path into the data.
  static ValueRef ref(String text) {
    if (text.startsWith("@")) {
      return new ValueRef.Container(ContainerField.find(text.substring(1)).orElseThrow());
    }
    return switch (ValuePath.parse(text)) {
      case Outcome.Accepted<ValuePath>(ValuePath path) -> new ValueRef.Data(path, true);
      case Outcome.Refused<ValuePath>(var refusal) ->
          throw new IllegalStateException(refusal.line());
    };
  }

  /// `0` for nothing.
  static Optional<ValueRef> optional(String text) {
    return text.equals("0") ? Optional.empty() : Optional.of(ref(text));
  }

  static FieldFormat format(String text) {
    int colon = text.indexOf(':');
    String name = colon < 0 ? text : text.substring(0, colon);
    String token = text.substring(colon + 1);
    return switch (name) {
      case "raw" -> new FieldFormat.Raw();
      case "address" -> new FieldFormat.AddressName(List.of(), false);
      case "native" -> new FieldFormat.Amount();
      case "time" -> new FieldFormat.Timestamp();
      case "token" -> amount(token);
      case "allowance" -> new FieldFormat.Allowance(ref(token));
      case "units" -> new FieldFormat.Units(ref(token));
      case "id" -> new FieldFormat.NftName(Optional.of(ref(token)));
      default -> throw new IllegalStateException("no format: " + text);
    };
  }

  private static FieldFormat amount(String token) {
    return new FieldFormat.TokenAmount(
        Optional.of(ref(token)), List.of(), Optional.of(EVERYTHING), "all", Optional.empty());
  }
}
