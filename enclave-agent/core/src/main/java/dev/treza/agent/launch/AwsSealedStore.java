package dev.treza.agent.launch;

import dev.treza.agent.aws.AwsClient;
import dev.treza.agent.aws.AwsService;
import dev.treza.agent.aws.Pauses;
import dev.treza.agent.aws.kms.KmsImports;
import dev.treza.agent.aws.kms.KmsSealingKey;
import dev.treza.agent.aws.kms.Recipient;
import dev.treza.agent.aws.secrets.SecretsClient;
import dev.treza.agent.crypto.ConstantTime;
import dev.treza.agent.crypto.EnvelopeKey;
import dev.treza.agent.crypto.LockedMemoryException;
import dev.treza.agent.crypto.NativeLibraryException;
import dev.treza.agent.crypto.SecretMemory;
import dev.treza.agent.device.DeviceException;
import dev.treza.agent.device.NsmDevice;
import dev.treza.agent.seal.KmsDocuments;
import dev.treza.agent.seal.SealedStore;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.charter.CharterRefusal;
import dev.treza.fleet.charter.KeyArn;
import dev.treza.fleet.kms.SealingKeyPolicy;
import dev.treza.fleet.protocol.KmsBlob;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/// Sealed keys in AWS: data keys by KMS, records in Secrets Manager, both in the region of the
/// charter's key.
public final class AwsSealedStore implements SealedStore {
  private static final int ENTROPY = 32;

  private final AwsAccess access;
  private final NsmDevice nsm;
  private final SecretMemory memory;

  public AwsSealedStore(AwsAccess access, NsmDevice nsm, SecretMemory memory) {
    this.access = access;
    this.nsm = nsm;
    this.memory = memory;
  }

  @Override
  public Outcome<Opened> under(Charter charter, KmsDocuments documents) {
    Optional<KeyArn> key = KeyArn.parse(charter.sealingKey());
    if (key.isEmpty()) {
      return no("this enclave seals with KMS, and the charter names no key of it");
    }
    return access
        .surroundings(charter.realm())
        .then(around -> open(charter, key.get(), around, documents));
  }

  private Outcome<Opened> open(
      Charter charter, KeyArn key, AwsClient.Surroundings around, KmsDocuments documents) {
    AwsClient kms = new AwsClient(AwsService.KMS, key.region(), around);
    AwsClient secrets = new AwsClient(AwsService.SECRETS_MANAGER, key.region(), around);
    try {
      byte[] entropy = Arrays.copyOf(nsm.random(), ENTROPY);
      Recipient recipient =
          Recipient.of(
              EnvelopeKey.generate(memory, entropy), publicKey -> document(documents, publicKey));
      KmsSealingKey sealing =
          new KmsSealingKey(
              kms,
              key,
              SealingKeyPolicy.of(key, charter, charter.digest()),
              recipient,
              ConstantTime.open(),
              around.time());
      return Outcome.accepted(
          new Opened(
              new KmsKey(sealing),
              new SecretRecords(new SecretsClient(secrets, Pauses.SLEEP), charter),
              new KmsBlobs(new KmsImports(kms, key, recipient), KmsBlob.context(charter))));
    } catch (DeviceException | LockedMemoryException | NativeLibraryException e) {
      return no("no key can be made for KMS to encrypt to: " + e.getMessage());
    }
  }

  private static Bytes document(KmsDocuments documents, Bytes publicKey) throws IOException {
    try {
      return documents.document(publicKey);
    } catch (DeviceException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static <T> Outcome<T> no(String detail) {
    return Outcome.refused(CharterRefusal.STORE, detail);
  }
}
