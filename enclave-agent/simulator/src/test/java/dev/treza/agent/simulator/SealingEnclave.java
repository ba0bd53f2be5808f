package dev.treza.agent.simulator;

import dev.treza.agent.aws.AwsClient;
import dev.treza.agent.aws.AwsService;
import dev.treza.agent.aws.kms.KmsSealingKey;
import dev.treza.agent.aws.kms.Recipient;
import dev.treza.agent.crypto.ConstantTime;
import dev.treza.agent.crypto.SecretBuffer;
import dev.treza.agent.crypto.SecretMemory;
import dev.treza.agent.device.DeviceException;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.RefusalId;
import dev.treza.fleet.attestation.Measurements;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.charter.KeyArn;
import dev.treza.fleet.json.JsonObject;
import java.io.IOException;
import java.util.Optional;

/// An enclave that is bound to a charter and uses the sealing key the charter names.
final class SealingEnclave implements AutoCloseable {
  static final JsonObject CONTEXT =
      JsonObject.builder().text("root", "r").text("namespace", "treasury").build();

  final SecretMemory memory;
  final KmsSealingKey key;
  final ConstantTime compare;
  private final AwsClient kms;

  SealingEnclave(SimulatedCloud cloud, Charter charter) throws Exception {
    this(cloud, charter, SimulatedCloud.IMAGE);
  }

  SealingEnclave(SimulatedCloud cloud, Charter charter, Measurements image) throws Exception {
    this(cloud, charter, cloud.boundTo(charter.digest(), image));
  }

  SealingEnclave(SimulatedCloud cloud, Charter charter, SoftwareNsm nsm) throws Exception {
    kms = cloud.client(AwsService.KMS, HostOptions.PARENT_ROLE);
    memory = cloud.memory;
    compare = ConstantTime.open();
    key =
        new KmsSealingKey(
            kms,
            KeyArn.parse(charter.sealingKey()).orElseThrow(),
            SimulatedCloud.policy(charter),
            Recipient.of(cloud.envelopeKey, publicKey -> document(nsm, publicKey)),
            compare,
            cloud.clock::instant);
  }

  private static Bytes document(SoftwareNsm nsm, Bytes publicKey) throws IOException {
    try {
      return nsm.attest(Optional.empty(), Optional.empty(), Optional.of(publicKey));
    } catch (DeviceException e) {
      throw new IOException(e);
    }
  }

  /// Makes a data key, and opens it once more.
  Bytes makesADataKey() throws Exception {
    KmsSealingKey.DataKey made = SimulatedCloud.accepted(key.newDataKey(CONTEXT));
    try (SecretBuffer clear = made.clear();
        SecretBuffer again = SimulatedCloud.accepted(key.open(made.sealed(), CONTEXT))) {
      if (clear.size() != 32 || !compare.equal(clear, again)) {
        throw new AssertionError("it opens to another key");
      }
    }
    return made.sealed();
  }

  RefusalId refusalToMake() throws Exception {
    return refusal(key.newDataKey(CONTEXT));
  }

  RefusalId refusalToOpen(Bytes sealed) throws Exception {
    return refusal(key.open(sealed, CONTEXT));
  }

  static RefusalId refusal(Outcome<?> outcome) {
    return switch (outcome) {
      case Outcome.Refused<?>(var refusal) -> refusal.id();
      case Outcome.Accepted<?> _ -> throw new AssertionError("it was not refused");
    };
  }

  @Override
  public void close() {
    kms.close();
  }
}
