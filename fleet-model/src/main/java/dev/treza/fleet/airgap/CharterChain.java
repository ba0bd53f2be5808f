package dev.treza.fleet.airgap;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.charter.Charter;
import java.util.List;
import java.util.Optional;

/// A charter with all that led to it, each naming the digest of the one before. That a quorum
/// signed each step was the enclave's to check: whoever uses a chain demands that a verified
/// enclave names both its ends.
final class CharterChain {
  private CharterChain() {}

  /// The charter in force. Refused: `AIR-CHARTER`, and whatever a charter is refused for.
  ///
  /// @param charters canonical JSON, from the root on
  /// @param root digest of the pinned root
  /// @param current digest of the charter a verified enclave says is in force
  static Outcome<Charter> current(List<Bytes> charters, Digest root, Digest current) {
    Optional<Charter> last = Optional.empty();
    for (Bytes encoded : charters) {
      switch (next(encoded, last, root)) {
        case Outcome.Refused<Charter>(var refusal) -> {
          return Outcome.refused(refusal);
        }
        case Outcome.Accepted<Charter>(Charter charter) -> last = Optional.of(charter);
      }
    }
    return last.filter(charter -> charter.digest().equals(current))
        .map(Outcome::accepted)
        .orElseGet(() -> AirgapForm.no(AirgapRefusal.CHARTER, "they do not end at " + current));
  }

  private static Outcome<Charter> next(Bytes encoded, Optional<Charter> before, Digest root) {
    return Charter.parse(encoded)
        .then(charter ->
            follows(charter, before, root)
                ? Outcome.accepted(charter)
                : AirgapForm.no(
                    AirgapRefusal.CHARTER,
                    "charter " + charter.digest() + " does not follow the one before it"));
  }

  private static boolean follows(Charter charter, Optional<Charter> before, Digest root) {
    return before
        .map(previous ->
            charter.previous().equals(Optional.of(previous.digest()))
                && charter.serial() == previous.serial() + 1)
        .orElseGet(() -> charter.digest().equals(root));
  }
}
