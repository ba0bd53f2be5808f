package dev.treza.agent.boot;

import dev.treza.agent.charter.Founded;
import dev.treza.fleet.protocol.Phase;
import java.util.Optional;

/// How far this boot has come. What it holds is what it can do: without a charter there is nothing
/// to read, and keys are within reach of [Serves] only.
sealed interface Standing {
  /// Nobody has founded this enclave.
  record Awaiting() implements Standing {}

  /// Bound to a charter that does not name the image that runs: it may be read, no key be used.
  record Chartered(Founded charter, Books kept) implements Standing {}

  /// The charter is in force.
  record Serves(Serving parts, Books.Open kept) implements Standing {}

  default Phase phase() {
    return switch (this) {
      case Awaiting _ -> Phase.AWAITING_CHARTER;
      case Chartered _ -> Phase.CHARTERED;
      case Serves _ -> Phase.SERVING;
    };
  }

  default Optional<Founded> founded() {
    return switch (this) {
      case Awaiting _ -> Optional.empty();
      case Chartered(Founded charter, Books _) -> Optional.of(charter);
      case Serves(Serving parts, Books.Open _) -> Optional.of(parts.founded());
    };
  }

  default Optional<Serving> serving() {
    return switch (this) {
      case Awaiting _, Chartered _ -> Optional.empty();
      case Serves(Serving parts, Books.Open _) -> Optional.of(parts);
    };
  }

  /// Its state, once there is one.
  default Optional<Books> books() {
    return switch (this) {
      case Awaiting _ -> Optional.empty();
      case Chartered(Founded _, Books books) -> Optional.of(books);
      case Serves(Serving _, Books.Open books) -> Optional.of(books);
    };
  }
}
