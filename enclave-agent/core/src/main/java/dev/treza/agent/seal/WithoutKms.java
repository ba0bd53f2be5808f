package dev.treza.agent.seal;

import dev.treza.agent.crypto.SecretBuffer;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.charter.KeyArn;
import dev.treza.fleet.protocol.KmsBlob;
import dev.treza.fleet.wallet.ImportRefusal;
import java.util.Optional;

/// Of an enclave that has no KMS: it opens no blob.
public record WithoutKms() implements BlobOpener {
  @Override
  public Optional<Refusal> impossible(KeyArn key) {
    return Optional.of(no());
  }

  @Override
  public Outcome<SecretBuffer> open(KmsBlob blob) {
    return Outcome.refused(no());
  }

  private static Refusal no() {
    return Refusal.of(ImportRefusal.NO_KMS, "its charter names no KMS key");
  }
}
