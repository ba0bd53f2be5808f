package dev.treza.console.cli;

import dev.treza.console.airgap.OfflineDesk;
import dev.treza.console.credential.ApprovalDesk;
import dev.treza.console.credential.own.OwnDesk;
import dev.treza.console.link.Attestation;
import dev.treza.console.link.EnclaveLink;
import dev.treza.console.link.FleetLink;
import dev.treza.console.link.KnownEnclave;
import dev.treza.console.link.keyimport.KeyImportInstallation;
import dev.treza.console.link.node.NodeLink;
import dev.treza.console.store.ReleaseFiles;
import dev.treza.console.store.SignedFiles;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.Optional;

/// What commands are given to work with. Nothing of it is touched by a command that does not need
/// it, so that a document can be verified on a computer that knows no enclave.
///
/// @param out for results
/// @param err for what went wrong in using it, and for progress
/// @param fleet the enclaves this computer knows
/// @param desk the credential of the officer at this computer
/// @param own which credential that is, and how it is changed
/// @param offline what this computer asked across an air gap
/// @param releases the release files this computer keeps
/// @param parts what images are built from
/// @param imports the program that imports keys
/// @param nodes the nodes that were chosen
/// @param signed what was signed on this computer
/// @param terminal whether a person looks on
public record CommandContext(
    PrintWriter out,
    PrintWriter err,
    InstantSource clock,
    FleetLink fleet,
    ApprovalDesk desk,
    OwnDesk own,
    OfflineDesk offline,
    ReleaseFiles releases,
    ImageParts parts,
    KeyImportInstallation imports,
    NodeLink nodes,
    SignedFiles signed,
    boolean terminal) {
  /// The enclave with the charter in force, which it has just proved from the pinned root. Refused:
  /// whatever the enclave or the way to it refuses.
  Outcome<KnownEnclave> inForce(KnownEnclave pinned) throws InterruptedException {
    EnclaveLink link = fleet.link(pinned);
    return switch (link.attest()) {
      case Outcome.Refused<Attestation>(Refusal refusal) -> Outcome.refused(refusal);
      case Outcome.Accepted<Attestation>(Attestation attestation) -> {
        Optional<Refusal> refused = attestation.refusal();
        if (refused.isPresent()) {
          yield Outcome.refused(refused.get());
        }
        yield attestation.names(pinned.charter())
            ? Outcome.accepted(pinned)
            : link.charters().map(pinned::under);
      }
    };
  }

  /// Says what a long command is doing, on a terminal only.
  void progress(String step) {
    if (terminal) {
      err.println(step + " …");
      err.flush();
    }
  }
}
