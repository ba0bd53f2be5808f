package dev.treza.fleet.airgap;

import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.attestation.AttestationRefusal;
import dev.treza.fleet.attestation.ExpectedRoot;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.protocol.PreparedTransaction;
import dev.treza.fleet.protocol.RequestHead;
import java.util.Optional;

/// Reads a request behind the air gap, in the order: it answers the question that is open here, the
/// enclave that is pinned here answered it, its charters lead from the pinned root to the one in
/// force, and what is to be signed is, decoded here, the request the enclave was asked about.
///
/// @param expected the enclave this computer has pinned
/// @param open the question that was asked here last
public record AirgapReader(ChallengeExpectation expected, AirgapQuestion open) {
  /// Refused: `AIR-*`, `ATT-*`, `REALM`, `CHR-*`, `TX-*`, `JSON-*`.
  public Outcome<ReadRequest> read(AirgapRequest carried) {
    if (!carried.nonce().equals(open.nonce())) {
      return AirgapForm.no(AirgapRefusal.QUESTION, "it answers the nonce " + carried.nonce().hex());
    }
    return open.about(carried.request())
        .then(_ -> expected.verify(carried.attestation(), open.nonce(), carried.request()))
        .then(challenge ->
            charter(carried, challenge)
                .then(charter -> prepared(carried, charter))
                .map(found -> found.with(challenge)));
  }

  private Outcome<Charter> charter(AirgapRequest carried, VerifiedChallenge challenge) {
    Optional<Digest> current = challenge.statement().head().charter();
    return switch (expected.root()) {
      case ExpectedRoot.Pinned(Digest root) ->
          CharterChain.current(carried.charters(), root, current.orElse(root));
      case ExpectedRoot.BeforeGenesis _ ->
          Outcome.refused(AttestationRefusal.ROOT, "no charter root is pinned here");
    };
  }

  private Outcome<Found> prepared(AirgapRequest carried, Charter charter) {
    RequestHead head = new RequestHead(charter.realm(), charter.namespace(), expected.enclave());
    return PreparedTransaction.of(head, charter.addressBook(), carried.wallet(), carried.call())
        .then(prepared ->
            prepared.request().digest().equals(carried.request())
                ? Outcome.accepted(new Found(charter, prepared))
                : AirgapForm.no(
                    AirgapRefusal.MIXED,
                    "decoded here, it is the request " + prepared.request().digest()));
  }

  private record Found(Charter charter, PreparedTransaction prepared) {
    ReadRequest with(VerifiedChallenge challenge) {
      return new ReadRequest(challenge, charter, prepared);
    }
  }
}
