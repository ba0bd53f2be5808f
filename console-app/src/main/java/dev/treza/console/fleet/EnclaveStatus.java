package dev.treza.console.fleet;

import dev.treza.console.link.Attestation;
import dev.treza.console.link.KnownEnclave;
import dev.treza.console.link.RunState;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.wallet.Wallet;
import java.util.List;
import java.util.Optional;

/// The console's picture of one enclave.
///
/// @param attestation the last one, kept while the next is under way; it may be a refused one
/// @param wallets as the verified enclave listed them; empty if it never was
public record EnclaveStatus(
    KnownEnclave enclave,
    Standing standing,
    Optional<Attestation> attestation,
    List<Wallet> wallets) {
  public EnclaveStatus {
    wallets = List.copyOf(wallets);
  }

  static EnclaveStatus unknown(KnownEnclave enclave) {
    return new EnclaveStatus(enclave, new Standing.Unknown(), Optional.empty(), List.of());
  }

  public String id() {
    return enclave.id();
  }

  /// Whether its answers may be believed at the moment.
  public boolean trusted() {
    return switch (standing) {
      case Standing.Verified _ -> true;
      case Standing.VerifiedSimulated _ -> true;
      case Standing.Unknown _ -> false;
      case Standing.Stopped _ -> false;
      case Standing.Checking _ -> false;
      case Standing.Refused _ -> false;
      case Standing.Unreachable _ -> false;
    };
  }

  EnclaveStatus checking() {
    return new EnclaveStatus(enclave, new Standing.Checking(), attestation, wallets);
  }

  /// The same enclave held against what is known of it now.
  EnclaveStatus knownAs(KnownEnclave now) {
    return new EnclaveStatus(now, standing, attestation, wallets);
  }

  /// After a look. What a stopped, refused or unreachable enclave once listed is forgotten.
  EnclaveStatus after(Look look) {
    return switch (look) {
      case Look.NotRunning(RunState.Died(Refusal refusal)) ->
          gone(new Standing.Unreachable(refusal));
      case Look.NotRunning(RunState _) -> gone(new Standing.Stopped());
      case Look.Unreached(Refusal refusal) -> gone(new Standing.Unreachable(refusal));
      case Look.Seen(Attestation last, List<Wallet> listed) ->
          new EnclaveStatus(enclave, standing(last), Optional.of(last), listed);
    };
  }

  private EnclaveStatus gone(Standing now) {
    return new EnclaveStatus(enclave, now, Optional.empty(), List.of());
  }

  private static Standing standing(Attestation last) {
    return last.refusal()
        .<Standing>map(Standing.Refused::new)
        .orElseGet(() ->
            last.simulated()
                ? new Standing.VerifiedSimulated(last.at())
                : new Standing.Verified(last.at()));
  }
}
