package dev.treza.fleet.attestation;

import dev.treza.fleet.Bytes;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One CBOR data item (RFC 8949) of the kinds an attestation document may hold. There are no tags
/// and no floating-point numbers.
sealed interface CborItem {
  record Whole(long value) implements CborItem {}

  record Binary(Bytes value) implements CborItem {}

  record Text(String value) implements CborItem {}

  record Sequence(List<CborItem> items) implements CborItem {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /// Keys are whole numbers or texts, in the order received; no key twice.
  record Dictionary(Map<CborItem, CborItem> entries) implements CborItem {
    public Dictionary {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }
  }

  enum Simple implements CborItem {
    FALSE,
    TRUE,
    NULL
  }

  /// What it is, in words for a refusal.
  default String kind() {
    return switch (this) {
      case Whole _ -> "a whole number";
      case Binary _ -> "a byte string";
      case Text _ -> "a text";
      case Sequence _ -> "an array";
      case Dictionary _ -> "a map";
      case Simple simple -> simple == Simple.NULL ? "null" : "a truth value";
    };
  }
}
