package dev.treza.agent.nitro;

import java.util.List;
import java.util.Map;

/// The CBOR data items (RFC 8949) that a security module answers with, and no others.
sealed interface Cbor {
  /// An unsigned integer below 2⁶³ (major type 0).
  record Unsigned(long value) implements Cbor {}

  /// A text string (major type 3).
  record Text(String value) implements Cbor {}

  /// An array (major type 4).
  record Items(List<Cbor> values) implements Cbor {
    public Items {
      values = List.copyOf(values);
    }
  }

  /// A map from text strings (major type 5).
  record Fields(Map<String, Cbor> values) implements Cbor {
    public Fields {
      values = Map.copyOf(values);
    }
  }

  /// `true` or `false` (major type 7).
  record Flag(boolean value) implements Cbor {}

  /// A byte string (major type 2).
  final class Octets implements Cbor {
    private final byte[] value;

    Octets(byte[] value) {
      this.value = value;
    }

    byte[] value() {
      return value.clone();
    }
  }
}
