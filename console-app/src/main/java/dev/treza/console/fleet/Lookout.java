package dev.treza.console.fleet;

import dev.treza.console.ConsoleException;
import dev.treza.console.link.Attestation;
import dev.treza.console.link.EnclaveLink;
import dev.treza.console.link.FleetLink;
import dev.treza.console.link.KnownEnclave;
import dev.treza.console.link.RunState;
import dev.treza.console.store.AttestationHistory;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.wallet.Wallet;
import java.util.List;

/// Looks at one enclave: is it there, is it what it should be, which charter is in force, which
/// wallets does it have. Only a verified enclave is asked for its charters and wallets.
final class Lookout {
  private final FleetLink fleet;
  private final AttestationHistory history;

  Lookout(FleetLink fleet, AttestationHistory history) {
    this.fleet = fleet;
    this.history = history;
  }

  Look at(KnownEnclave enclave) throws ConsoleException, InterruptedException {
    RunState state = fleet.state(enclave);
    return switch (state) {
      case RunState.Stopped _ -> new Look.NotRunning(state);
      case RunState.Died _ -> new Look.NotRunning(state);
      case RunState.Running _ -> attest(enclave);
    };
  }

  private Look attest(KnownEnclave enclave) throws ConsoleException, InterruptedException {
    EnclaveLink link = fleet.link(enclave);
    return switch (link.attest()) {
      case Outcome.Refused<Attestation>(Refusal refusal) -> new Look.Unreached(refusal);
      case Outcome.Accepted<Attestation>(Attestation attestation) -> {
        history.record(enclave.id(), attestation);
        yield attestation.refusal().isPresent()
            ? new Look.Seen(enclave, attestation, List.of())
            : charter(enclave, link, attestation);
      }
    };
  }

  /// The chain of charters is asked for only if the statement names another than is known already.
  private static Look charter(KnownEnclave enclave, EnclaveLink link, Attestation attestation)
      throws InterruptedException {
    if (attestation.names(enclave.charter())) {
      return wallets(enclave, link, attestation);
    }
    return switch (link.charters().map(enclave::under)) {
      case Outcome.Refused<KnownEnclave>(Refusal refusal) -> new Look.Unreached(refusal);
      case Outcome.Accepted<KnownEnclave>(KnownEnclave now) -> wallets(now, link, attestation);
    };
  }

  private static Look wallets(KnownEnclave enclave, EnclaveLink link, Attestation attestation)
      throws InterruptedException {
    return switch (link.wallets()) {
      case Outcome.Refused<List<Wallet>>(Refusal refusal) -> new Look.Unreached(refusal);
      case Outcome.Accepted<List<Wallet>>(List<Wallet> wallets) ->
          new Look.Seen(enclave, attestation, wallets);
    };
  }
}
