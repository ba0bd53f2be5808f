package dev.treza.fleet.json;

/// A JSON number of the HTTP API: an integer of magnitude below 2³¹. Never part of anything signed.
public record JsonInteger(int value) implements JsonValue {

  /// @throws IllegalArgumentException for -2³¹
  public JsonInteger {
    if (value == Integer.MIN_VALUE) {
      throw new IllegalArgumentException("the magnitude of a JSON number must be below 2^31");
    }
  }
}
