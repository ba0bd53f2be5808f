package dev.treza.fleet.charter;

import java.util.Optional;

/// One line of what an amendment changes.
///
/// @param place in words: `policy mainnet, limits 1, most`
/// @param before nothing if it is new
/// @param after nothing if it is taken out
public record CharterChange(String place, Optional<String> before, Optional<String> after) {
  /// `2 → 3`, `new: 3`, `gone: 2`.
  public String words() {
    if (before.isEmpty()) {
      return "new: " + after.orElse("");
    }
    return after.map(now -> before.get() + " → " + now).orElseGet(() -> "gone: " + before.get());
  }
}
