package dev.treza.agent.aws.kms;

import dev.treza.agent.aws.AwsAnswer;
import dev.treza.agent.aws.AwsClient;
import dev.treza.agent.aws.tls.TrustedTime;
import dev.treza.agent.crypto.Aead;
import dev.treza.agent.crypto.ConstantTime;
import dev.treza.agent.crypto.LockedMemoryException;
import dev.treza.agent.crypto.SecretBuffer;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.charter.KeyArn;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.kms.KeyPolicy;
import dev.treza.fleet.kms.KmsRefusal;
import java.util.Optional;

/// The charter's sealing key, for one boot under one charter. It makes and opens data keys for this
/// enclave alone, and only after the key itself was checked.
///
/// All of it may be asked again: a data key that was made and not used seals nothing.
public final class KmsSealingKey {
  private final AttestedKey key;
  private final ConstantTime compare;
  private final StandingCheck check;

  /// A data key in clear, which the caller closes, and as KMS sealed it.
  public record DataKey(SecretBuffer clear, Bytes sealed) {}

  /// The key of one charter; nothing is asked yet.
  ///
  /// @param policy the policy the key must have
  public KmsSealingKey(
      AwsClient client,
      KeyArn key,
      KeyPolicy policy,
      Recipient recipient,
      ConstantTime compare,
      TrustedTime time) {
    KmsCalls kms = new KmsCalls(client);
    this.key = new AttestedKey(kms, key, recipient);
    this.compare = compare;
    this.check = new StandingCheck(new KeyCheck(kms, key, policy), time);
  }

  /// Whether the key is what it must be, asked of KMS now.
  ///
  /// Refused: `KMS-ARN`, `KMS-KEY`, `KMS-POLICY`, `KMS-GRANTS`, `KMS-UNAVAILABLE`, `KMS-DENIED`,
  /// `KMS-ANSWER`.
  public Outcome<KeyPolicy> check() {
    return check.anew();
  }

  /// A new data key of 32 bytes, made by KMS and opened by it once more.
  ///
  /// Refused: as [#check], and `KMS-PLAINTEXT`, `KMS-ENVELOPE`, `KMS-ROUND-TRIP`.
  ///
  /// @param context what the data key belongs to: texts only; needed again to open it
  public Outcome<DataKey> newDataKey(JsonObject context) throws LockedMemoryException {
    JsonObject.Builder input =
        JsonObject.builder().text("KeySpec", "AES_256").object("EncryptionContext", context);
    return switch (check.standing().then(_ -> key.ask("GenerateDataKey", input))) {
      case Refused<AwsAnswer>(Refusal refusal) -> Outcome.refused(refusal);
      case Accepted<AwsAnswer>(AwsAnswer answer) -> {
        Optional<Bytes> sealed = answer.binary("CiphertextBlob");
        yield sealed.isEmpty()
            ? Outcome.refused(KmsRefusal.ANSWER, "GenerateDataKey without CiphertextBlob")
            : proven(key.content(answer).then(KmsSealingKey::ofDataKeySize), sealed.get(), context);
      }
    };
  }

  /// The data key that [#newDataKey] made in the same context; the caller closes it.
  ///
  /// Refused: as [#check], and `KMS-PLAINTEXT`, `KMS-ENVELOPE`, `SEAL-OPEN`.
  public Outcome<SecretBuffer> open(Bytes sealed, JsonObject context) throws LockedMemoryException {
    return switch (check.standing()) {
      case Refused<KeyPolicy>(Refusal refusal) -> Outcome.refused(refusal);
      case Accepted<KeyPolicy> _ -> decrypt(sealed, context);
    };
  }

  private Outcome<SecretBuffer> decrypt(Bytes sealed, JsonObject context)
      throws LockedMemoryException {
    return key.decrypt(sealed, context).then(KmsSealingKey::ofDataKeySize);
  }

  /// Whoever stands between could have chosen the key; KMS opens only what KMS has sealed.
  private Outcome<DataKey> proven(Outcome<SecretBuffer> made, Bytes sealed, JsonObject context)
      throws LockedMemoryException {
    return switch (made) {
      case Refused<SecretBuffer>(Refusal refusal) -> Outcome.refused(refusal);
      case Accepted<SecretBuffer>(SecretBuffer clear) -> {
        boolean proven = false;
        try {
          Outcome<DataKey> outcome =
              same(decrypt(sealed, context), clear).map(_ -> new DataKey(clear, sealed));
          proven = outcome instanceof Accepted<DataKey>;
          yield outcome;
        } finally {
          if (!proven) {
            clear.close();
          }
        }
      }
    };
  }

  private Outcome<Boolean> same(Outcome<SecretBuffer> opened, SecretBuffer clear) {
    return switch (opened) {
      case Refused<SecretBuffer>(Refusal refusal) -> Outcome.refused(refusal);
      case Accepted<SecretBuffer>(SecretBuffer again) -> {
        try (again) {
          yield compare.equal(again, clear)
              ? Outcome.accepted(true)
              : Outcome.refused(KmsRefusal.ROUND_TRIP, "KMS opens it to another key");
        }
      }
    };
  }

  private static Outcome<SecretBuffer> ofDataKeySize(SecretBuffer opened) {
    if (opened.size() == Aead.DATA_KEY_LENGTH) {
      return Outcome.accepted(opened);
    }
    opened.close();
    return Outcome.refused(KmsRefusal.ANSWER, "the data key has not 32 bytes");
  }
}
