package dev.treza.agent.phase;

import dev.treza.fleet.Refusal;
import dev.treza.fleet.protocol.AgentRefusal;
import dev.treza.fleet.protocol.Phase;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// Which phase answers which call; everything else is `PHASE-REFUSED`.
public final class PhaseTable {
  private PhaseTable() {}

  public static Optional<Refusal> refuses(Phase phase, Call call) {
    return answers(phase).contains(call)
        ? Optional.empty()
        : Optional.of(
            Refusal.of(
                AgentRefusal.PHASE,
                "the enclave is " + phase.text() + " and does not answer this"));
  }

  static Set<Call> answers(Phase phase) {
    return switch (phase) {
      case AWAITING_CHARTER -> EnumSet.of(Call.HEALTH, Call.ATTESTATION, Call.FOUND);
      case CHARTERED -> EnumSet.of(Call.HEALTH, Call.ATTESTATION, Call.READ_CHARTER, Call.AUDIT);
      case SERVING ->
          EnumSet.of(
              Call.HEALTH,
              Call.ATTESTATION,
              Call.READ_CHARTER,
              Call.AUDIT,
              Call.AMEND,
              Call.SUSPEND,
              Call.LIST_SUSPENSIONS,
              Call.LIST_WALLETS,
              Call.REVIEW_TRANSACTION,
              Call.WHAT_IF,
              Call.GENERATE_WALLET,
              Call.IMPORT_TRANSPORT,
              Call.IMPORT_KEY,
              Call.RELEASE_KEY,
              Call.SIGN_TRANSACTION,
              Call.SIGN_BATCH);
      case RETIRED ->
          EnumSet.of(
              Call.HEALTH, Call.ATTESTATION, Call.READ_CHARTER, Call.AUDIT, Call.LIST_WALLETS);
    };
  }
}
