package dev.treza.agent.launch;

import dev.treza.agent.aws.AwsClient;
import dev.treza.agent.aws.AwsService;
import dev.treza.agent.aws.CredentialsSource;
import dev.treza.agent.aws.Pauses;
import dev.treza.agent.aws.kms.KmsImports;
import dev.treza.agent.aws.kms.KmsSealingKey;
import dev.treza.agent.aws.kms.Recipient;
import dev.treza.agent.aws.secrets.SecretsClient;
import dev.treza.agent.aws.tls.EndpointSockets;
import dev.treza.agent.aws.tls.TlsDialer;
import dev.treza.agent.aws.tls.TrustRoots;
import dev.treza.agent.aws.tls.TrustedTime;
import dev.treza.agent.crypto.ConstantTime;
import dev.treza.agent.crypto.EnvelopeKey;
import dev.treza.agent.crypto.LockedMemoryException;
import dev.treza.agent.crypto.NativeLibraryException;
import dev.treza.agent.crypto.SecretMemory;
import dev.treza.agent.device.DeviceException;
import dev.treza.agent.device.NsmDevice;
import dev.treza.agent.seal.KmsDocuments;
import dev.treza.agent.seal.SealedStore;
import dev.treza.agent.time.DecisionClock;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Realm;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.charter.CharterRefusal;
import dev.treza.fleet.charter.KeyArn;
import dev.treza.fleet.kms.SealingKeyPolicy;
import dev.treza.fleet.protocol.KmsBlob;
import java.io.IOException;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.LongSupplier;

/// Sealed keys in AWS: data keys by KMS, records in Secrets Manager, both in the region of the
/// charter's key. Which roots their endpoints must lead to follows from the charter's realm: in
/// `nitro` Amazon's, whatever a simulator offers.
public final class AwsSealedStore implements SealedStore {
  private static final int ENTROPY = 32;

  private final Parent parent;
  private final NsmDevice nsm;
  private final SecretMemory memory;
  private final TrustedTime time;

  /// What the parent instance gives.
  ///
  /// @param simulatorRoot the root certificate (DER) of the simulator, if this is a simulation
  public record Parent(
      EndpointSockets sockets, CredentialsSource credentials, Optional<Bytes> simulatorRoot) {}

  /// @param nanoTime a monotonic clock in nanoseconds
  public AwsSealedStore(Parent parent, NsmDevice nsm, SecretMemory memory, LongSupplier nanoTime) {
    this.parent = parent;
    this.nsm = nsm;
    this.memory = memory;
    this.time = trustedTime(new DecisionClock(nsm, nanoTime));
  }

  @Override
  public Outcome<Opened> under(Charter charter, KmsDocuments documents) {
    Optional<KeyArn> key = KeyArn.parse(charter.sealingKey());
    if (key.isEmpty()) {
      return no("this enclave seals with KMS, and the charter names no key of it");
    }
    return roots(charter.realm()).then(roots -> open(charter, key.get(), roots, documents));
  }

  private Outcome<TrustRoots> roots(Realm realm) {
    return switch (realm) {
      case Realm.Nitro() -> Outcome.accepted(TrustRoots.AMAZON);
      case Realm.Simulated(Digest root) ->
          parent
              .simulatorRoot()
              .filter(der -> Digest.of(der).equals(root))
              .map(AwsSealedStore::simulated)
              .orElseGet(() -> no("there is no simulated AWS of this realm"));
    };
  }

  private static Outcome<TrustRoots> simulated(Bytes root) {
    try {
      return Outcome.accepted(TrustRoots.simulated(root));
    } catch (CertificateException e) {
      return no("the simulator's root is no certificate");
    }
  }

  private Outcome<Opened> open(
      Charter charter, KeyArn key, TrustRoots roots, KmsDocuments documents) {
    AwsClient.Surroundings around =
        new AwsClient.Surroundings(
            new TlsDialer(parent.sockets(), roots, time, new SecureRandom()),
            parent.credentials(),
            time,
            Pauses.SLEEP);
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
              time);
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

  private static TrustedTime trustedTime(DecisionClock clock) {
    return () ->
        switch (clock.now()) {
          case Outcome.Accepted<Instant>(Instant now) -> now;
          case Outcome.Refused<Instant>(Refusal refusal) -> throw new IOException(refusal.line());
        };
  }

  private static <T> Outcome<T> no(String detail) {
    return Outcome.refused(CharterRefusal.STORE, detail);
  }
}
