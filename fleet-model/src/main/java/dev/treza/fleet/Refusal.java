package dev.treza.fleet;

import java.util.Optional;

/// An expected "no": which rule, what in this case, and where in the input.
///
/// @param id the stable id
/// @param detail what was found in this case, in plain words; never a secret
/// @param place where in the input: a JSON pointer, a byte offset, a field; absent if there is none
public record Refusal(RefusalId id, String detail, Optional<String> place) {
  public static Refusal of(RefusalId id, String detail) {
    return new Refusal(id, detail, Optional.empty());
  }

  public static Refusal at(RefusalId id, String place, String detail) {
    return new Refusal(id, detail, Optional.of(place));
  }

  /// One line for a person: `ATT-DEBUG: PCR0 is zero (at pcrs/0)`.
  public String line() {
    return id.id() + ": " + detail + place.map(p -> " (at " + p + ")").orElse("");
  }
}
