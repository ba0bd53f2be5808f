package dev.treza.agent.phase;

/// The calls an agent may answer.
public enum Call {
  HEALTH(false),
  ATTESTATION(false),
  READ_CHARTER(false),
  AUDIT(false),
  FOUND(true),
  AMEND(true),
  SUSPEND(true),
  LIST_SUSPENSIONS(false),
  LIST_WALLETS(false),
  REVIEW_TRANSACTION(false),
  WHAT_IF(false),
  GENERATE_WALLET(true),
  IMPORT_TRANSPORT(true),
  IMPORT_KEY(true),
  RELEASE_KEY(true),
  SIGN_TRANSACTION(true),
  SIGN_BATCH(true);

  private final boolean changesState;

  Call(boolean changesState) {
    this.changesState = changesState;
  }

  /// Whether the call needs a connection attested within the last ten minutes (rule `CHN-STALE`).
  public boolean changesState() {
    return changesState;
  }

  /// Whether it is answered whoever asks: what a client with a wrong certificate needs to find out
  /// why. Everything else is refused to it.
  public boolean answersAnybody() {
    return switch (this) {
      case HEALTH, ATTESTATION, READ_CHARTER, FOUND -> true;
      case AMEND,
          SUSPEND,
          LIST_SUSPENSIONS,
          AUDIT,
          LIST_WALLETS,
          REVIEW_TRANSACTION,
          WHAT_IF,
          GENERATE_WALLET,
          IMPORT_TRANSPORT,
          IMPORT_KEY,
          RELEASE_KEY,
          SIGN_TRANSACTION,
          SIGN_BATCH ->
          false;
    };
  }
}
