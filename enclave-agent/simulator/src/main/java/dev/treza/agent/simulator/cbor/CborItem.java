package dev.treza.agent.simulator.cbor;

import dev.treza.fleet.Bytes;
import java.util.List;
import java.util.Map;

/// A CBOR data item (RFC 8949) of the kinds that requests and image signatures consist of.
public sealed interface CborItem {
  /// An unsigned integer below 2⁶³ (major type 0).
  record Unsigned(long value) implements CborItem {}

  /// A byte string (major type 2).
  record Octets(Bytes value) implements CborItem {}

  /// A text string (major type 3).
  record Text(String value) implements CborItem {}

  /// An array (major type 4).
  record Items(List<CborItem> values) implements CborItem {
    public Items {
      values = List.copyOf(values);
    }
  }

  /// A map from text strings (major type 5).
  record Fields(Map<String, CborItem> values) implements CborItem {
    public Fields {
      values = Map.copyOf(values);
    }
  }

  /// `null` (major type 7).
  record Nothing() implements CborItem {}
}
