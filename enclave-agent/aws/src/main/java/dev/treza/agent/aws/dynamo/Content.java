package dev.treza.agent.aws.dynamo;

import dev.treza.fleet.Bytes;
import java.util.Optional;

/// A value as it lies in the table: in the item itself, or in parts under a name that nobody else
/// has.
sealed interface Content {
  /// What one item may hold. Two of them, the value and the one that is to follow, and what is
  /// around them stay below the 400 kB that DynamoDB gives an item.
  int MAX_INLINE = 120_000;

  /// In the item.
  record Inline(Bytes value) implements Content {}

  /// In parts beside the item.
  ///
  /// @param name random
  /// @param parts how many
  record Parts(String name, int parts) implements Content {}

  /// How much of a transaction it takes, in bytes.
  default int size() {
    return switch (this) {
      case Inline(Bytes value) -> value.length();
      case Parts _ -> 0;
    };
  }

  /// As attributes whose names begin with `prefix`.
  default Attributes attributes(String prefix) {
    return switch (this) {
      case Inline(Bytes value) -> Attributes.NONE.binary(prefix + "d", value);
      case Parts(String name, int parts) ->
          Attributes.NONE.text(prefix + "c", name).number(prefix + "n", parts);
    };
  }

  /// Nothing if there is none.
  static Optional<Content> read(Attributes item, String prefix) {
    Optional<Content> inline = item.binary(prefix + "d").map(Inline::new);
    return inline.or(() ->
        item.text(prefix + "c")
            .flatMap(name ->
                item.number(prefix + "n").map(parts -> new Parts(name, Math.toIntExact(parts)))));
  }
}
