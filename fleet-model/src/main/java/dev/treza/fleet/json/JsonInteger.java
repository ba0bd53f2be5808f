package dev.treza.fleet.json;

/// A JSON number: an integer that every reader of JSON understands alike (RFC 7493 section 2.2), of
/// magnitude below 2⁵³; below 2³¹ in the HTTP API. Never part of anything signed.
public record JsonInteger(long value) implements JsonValue {
  private static final long LIMIT = 1L << 53;

  /// @throws IllegalArgumentException from ±2⁵³ on
  public JsonInteger {
    if (value <= -LIMIT || value >= LIMIT) {
      throw new IllegalArgumentException("the magnitude of a JSON number must be below 2^53");
    }
  }
}
