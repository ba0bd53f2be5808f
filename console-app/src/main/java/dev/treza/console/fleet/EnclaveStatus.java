package dev.treza.console.fleet;

import dev.treza.console.ConsoleRefusal;
import dev.treza.console.link.Attestation;
import dev.treza.console.link.KnownEnclave;
import dev.treza.console.link.RunState;
import dev.treza.console.link.Silence;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.wallet.Wallet;
import java.util.List;
import java.util.Optional;

/// The console's picture of one enclave.
///
/// @param enclave with the charter that was last shown to be in force
/// @param otherBuild why the agent installed here cannot be this enclave, if it is a local one
/// @param attestation the last one, kept while the next is under way; it may be a refused one
/// @param wallets as the verified enclave listed them; empty if it never was
public record EnclaveStatus(
    KnownEnclave enclave,
    Optional<Refusal> otherBuild,
    Standing standing,
    Optional<Attestation> attestation,
    List<Wallet> wallets) {
  public EnclaveStatus {
    wallets = List.copyOf(wallets);
  }

  static EnclaveStatus unknown(KnownEnclave enclave, Optional<Refusal> otherBuild) {
    return new EnclaveStatus(
        enclave, otherBuild, new Standing.Unknown(), Optional.empty(), List.of());
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
    return new EnclaveStatus(enclave, otherBuild, new Standing.Checking(), attestation, wallets);
  }

  /// The same enclave held against what is known of it now. What was seen of it, and which charter
  /// is in force, counts no longer if it was held against something else.
  EnclaveStatus knownAs(KnownEnclave now, Optional<Refusal> other) {
    return now.pinsTheSameAs(enclave)
        ? new EnclaveStatus(enclave, other, standing, attestation, wallets)
        : unknown(now, other);
  }

  /// After a look. What a stopped, refused or unreachable enclave once listed is forgotten.
  EnclaveStatus after(Look look) {
    return switch (look) {
      case Look.NotRunning(RunState.Died(Refusal refusal)) ->
          gone(new Standing.Unreachable(refusal));
      case Look.NotRunning(RunState _) -> gone(new Standing.Stopped());
      case Look.Unreached(Refusal refusal) -> gone(standing(refusal));
      case Look.Seen(KnownEnclave now, Attestation last, List<Wallet> listed) ->
          new EnclaveStatus(now, otherBuild, standing(last), Optional.of(last), listed);
    };
  }

  private EnclaveStatus gone(Standing now) {
    return new EnclaveStatus(enclave, otherBuild, now, Optional.empty(), List.of());
  }

  private static Standing standing(Refusal refusal) {
    return Silence.isMeantBy(refusal) || refusal.id() instanceof ConsoleRefusal
        ? new Standing.Unreachable(refusal)
        : new Standing.Refused(refusal);
  }

  private static Standing standing(Attestation last) {
    return last.refusal()
        .map(EnclaveStatus::standing)
        .orElseGet(() ->
            last.simulated()
                ? new Standing.VerifiedSimulated(last.at())
                : new Standing.Verified(last.at()));
  }
}
