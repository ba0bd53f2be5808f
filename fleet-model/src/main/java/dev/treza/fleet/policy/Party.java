package dev.treza.fleet.policy;

import dev.treza.fleet.Ids;
import java.util.Optional;

/// Who asks: an officer, by an approval of his, or a client, by the certificate of its connection.
public sealed interface Party extends Comparable<Party> {
  record OfOfficer(String id) implements Party {}

  record OfClient(String id) implements Party {}

  /// `officer:ID` or `client:ID`.
  default String text() {
    return switch (this) {
      case OfOfficer(String id) -> "officer:" + id;
      case OfClient(String id) -> "client:" + id;
    };
  }

  @Override
  default int compareTo(Party other) {
    return text().compareTo(other.text());
  }

  static Optional<Party> parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0 || !Ids.valid(text.substring(colon + 1))) {
      return Optional.empty();
    }
    String id = text.substring(colon + 1);
    return switch (text.substring(0, colon)) {
      case "officer" -> Optional.of(new OfOfficer(id));
      case "client" -> Optional.of(new OfClient(id));
      default -> Optional.empty();
    };
  }
}
