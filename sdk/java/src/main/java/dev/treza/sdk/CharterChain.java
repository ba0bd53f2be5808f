package dev.treza.sdk;

import dev.treza.fleet.Digest;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.protocol.CharterReply;
import java.util.List;

/// A root charter and its amendments, each verified: signed by the quorum of the one before, and
/// with the enclave's receipt. The last is in force.
///
/// @param charters the root first
/// @param reply as it travels
public record CharterChain(List<Charter> charters, CharterReply reply) {
  public CharterChain {
    charters = List.copyOf(charters);
  }

  public Charter root() {
    return charters.getFirst();
  }

  /// The charter in force.
  public Charter current() {
    return charters.getLast();
  }

  boolean names(Digest charter) {
    return charters.stream().anyMatch(one -> one.digest().equals(charter));
  }
}
