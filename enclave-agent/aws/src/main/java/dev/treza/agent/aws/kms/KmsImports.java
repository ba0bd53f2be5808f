package dev.treza.agent.aws.kms;

import dev.treza.agent.aws.AwsClient;
import dev.treza.agent.crypto.LockedMemoryException;
import dev.treza.agent.crypto.SecretBuffer;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.charter.KeyArn;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.protocol.AgentRefusal;
import dev.treza.fleet.wallet.ImportRefusal;
import java.util.Optional;

/// Opens what owners of keys encrypted under KMS keys of their own (ADR 0015). Nothing is demanded
/// of such a key but its place: whoever may use it beside this enclave is its owner's matter.
public final class KmsImports {
  private final KmsCalls kms;
  private final KeyArn sealingKey;
  private final Recipient recipient;

  /// @param client for the region of `sealingKey`
  /// @param sealingKey the charter's key, which is none to import with
  public KmsImports(AwsClient client, KeyArn sealingKey, Recipient recipient) {
    this.kms = new KmsCalls(client);
    this.sealingKey = sealingKey;
    this.recipient = recipient;
  }

  /// Why nothing that is under `key` is opened here, if so; KMS is not asked. Refused:
  /// `IMP-KMS-KEY`.
  public Optional<Refusal> impossible(KeyArn key) {
    if (key.equals(sealingKey)) {
      return Optional.of(
          Refusal.of(ImportRefusal.KMS_KEY, "it is the charter's own, for its records alone"));
    }
    return key.region().equals(sealingKey.region())
        ? Optional.empty()
        : Optional.of(
            Refusal.of(
                ImportRefusal.KMS_KEY,
                "the import key's region is %s, this enclave's KMS is in %s"
                    .formatted(key.region(), sealingKey.region())));
  }

  /// What `key` encrypted in `context`; the caller closes it.
  ///
  /// Refused: as [#impossible], and `IMP-BLOB`, `KMS-UNAVAILABLE`, `KMS-DENIED`, `KMS-ARN`,
  /// `KMS-PLAINTEXT`, `KMS-ENVELOPE`, `KMS-ANSWER`.
  public Outcome<SecretBuffer> open(KeyArn key, Bytes blob, JsonObject context)
      throws LockedMemoryException {
    Optional<Refusal> impossible = impossible(key);
    if (impossible.isPresent()) {
      return Outcome.refused(impossible.get());
    }
    return switch (new AttestedKey(kms, key, recipient).decrypt(blob, context)) {
      case Refused<SecretBuffer>(Refusal refusal) -> Outcome.refused(ofABlob(refusal));
      case Accepted<SecretBuffer> opened -> opened;
    };
  }

  /// What does not open is no sealed record here.
  private static Refusal ofABlob(Refusal refusal) {
    return refusal.id().equals(AgentRefusal.SEALED)
        ? Refusal.of(ImportRefusal.BLOB, refusal.detail())
        : refusal;
  }
}
