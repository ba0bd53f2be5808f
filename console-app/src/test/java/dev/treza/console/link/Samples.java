package dev.treza.console.link;

import dev.treza.fleet.Blockchain;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Realm;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.attestation.AttestationDocument;
import dev.treza.fleet.attestation.AttestationRefusal;
import dev.treza.fleet.attestation.AttestationVerdict;
import dev.treza.fleet.attestation.AttestedFacts;
import dev.treza.fleet.attestation.CoseSign1;
import dev.treza.fleet.attestation.ExpectedMeasurements;
import dev.treza.fleet.attestation.Measurements;
import dev.treza.fleet.attestation.PcrValue;
import dev.treza.fleet.attestation.RefusedAttestation;
import dev.treza.fleet.attestation.SimulatedAttestation;
import dev.treza.fleet.attestation.StepOutcome;
import dev.treza.fleet.attestation.TrustAnchor;
import dev.treza.fleet.attestation.VerificationReport;
import dev.treza.fleet.attestation.VerificationStep;
import dev.treza.fleet.chain.evm.EvmAddress;
import dev.treza.fleet.charter.BackupMode;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.charter.CredentialKind;
import dev.treza.fleet.charter.Group;
import dev.treza.fleet.charter.Officer;
import dev.treza.fleet.charter.Place;
import dev.treza.fleet.charter.Quorum;
import dev.treza.fleet.charter.Role;
import dev.treza.fleet.jws.JwsSigner;
import dev.treza.fleet.jws.SoftwareJwsSigner;
import dev.treza.fleet.policy.Rule;
import dev.treza.fleet.policy.RuleVerdict.GroupQuorum;
import dev.treza.fleet.policy.RuleVerdict.Require;
import dev.treza.fleet.protocol.ChannelRefusal;
import dev.treza.fleet.wallet.Wallet;
import dev.treza.fleet.wallet.WalletState;
import java.lang.reflect.Constructor;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Values the tests of the screens begin with.
public final class Samples {
  public static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  public static final Realm.Simulated REALM = new Realm.Simulated(Digest.of(Bytes.utf8("root")));
  public static final KeyPair KEYS = keys();

  /// The uncompressed point of the secp256k1 key 1: its generator (SEC 2, section 2.4.1).
  private static final Bytes GENERATOR =
      Bytes.hex(
          "0479be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798"
              + "483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8");

  private Samples() {}

  public static JwsSigner signer() {
    return switch (SoftwareJwsSigner.of(KEYS)) {
      case Outcome.Accepted<JwsSigner>(JwsSigner signer) -> signer;
      case Outcome.Refused<JwsSigner>(Refusal refusal) ->
          throw new IllegalStateException(refusal.line());
    };
  }

  public static KnownEnclave enclave(String id) {
    return enclave(id, 1);
  }

  /// One that is held against an image of its own.
  ///
  /// @param image the byte that fills PCR0, PCR1 and PCR2 of the expected image
  public static KnownEnclave enclave(String id, int image) {
    ExpectedMeasurements expected = ExpectedMeasurements.of(measurements(image));
    return new KnownEnclave(id, TrustAnchor.AWS_NITRO_ROOT_G1, expected, charter(id, expected));
  }

  public static Charter charter(String namespace, ExpectedMeasurements measurements) {
    Officer officer =
        new Officer(
            "ann",
            "Ann",
            Set.of(Role.ADMINISTRATOR, Role.APPROVER),
            CredentialKind.SOFTWARE,
            List.of(signer().key()));
    Quorum alone = new Quorum(1, List.of("ann"));
    return new Charter(
        REALM,
        namespace,
        Optional.empty(),
        0,
        Optional.empty(),
        Set.of(NetworkMode.LOCAL, NetworkMode.TESTNET),
        new Place("arn:aws:iam::000000000000:role/parent", List.of("eu-west-1")),
        "simulated",
        Charter.LOCAL_STORE,
        10,
        BackupMode.NONE,
        Duration.ofHours(1),
        measurements.sets(),
        List.of(officer),
        alone,
        alone,
        List.of(new Group("approvers", List.of("ann"))),
        List.of(
            new Rule(
                "all",
                Set.of(NetworkMode.LOCAL, NetworkMode.TESTNET),
                new Require(List.of(new GroupQuorum("approvers", 1))))));
  }

  public static Wallet wallet(String id) {
    return new Wallet(
        id,
        Blockchain.ETHEREUM,
        NetworkMode.LOCAL,
        1,
        GENERATOR,
        EvmAddress.ofPublicKey(GENERATOR).checksummed(),
        WalletState.ACTIVE,
        Optional.of("payroll"),
        NOW);
  }

  /// An attestation that passed, by a simulator.
  public static Attestation trusted() {
    return attestation(simulated(), Optional.empty());
  }

  /// One whose document shows another image.
  public static Attestation refused() {
    Refusal refusal = Refusal.of(AttestationRefusal.MEASUREMENTS, "PCR0 differs");
    return attestation(new RefusedAttestation(refusal), Optional.of(refusal));
  }

  /// One that was cut off before there was a document.
  public static Attestation silent() {
    Refusal refusal = Refusal.of(ChannelRefusal.CLOSED, "no answer");
    return attestation(new RefusedAttestation(refusal), Optional.of(refusal));
  }

  /// One whose document is right and whose connection is not.
  public static Attestation refusedChannel() {
    Attestation right = trusted();
    return new Attestation(
        right.at(),
        right.took(),
        right.report(),
        List.of(),
        Optional.of(Refusal.of(AttestationRefusal.PUBLIC_KEY, "another key")),
        right.document(),
        right.statement());
  }

  private static Attestation attestation(
      AttestationVerdict verdict, Optional<Refusal> measurementsFail) {
    Map<VerificationStep, StepOutcome> steps = new EnumMap<>(VerificationStep.class);
    StepOutcome next = new StepOutcome.Passed("as it should be");
    for (VerificationStep step : VerificationStep.values()) {
      if (step == VerificationStep.MEASUREMENTS && measurementsFail.isPresent()) {
        steps.put(step, new StepOutcome.Failed(measurementsFail.get()));
        next = new StepOutcome.NotReached();
      } else {
        steps.put(step, next);
      }
    }
    return new Attestation(
        NOW,
        Duration.ofMillis(12),
        new VerificationReport(steps, verdict, Optional.of(document()), List.of()),
        List.of(new CheckedStep("exporter", "It was made for this connection", next)),
        measurementsFail,
        Optional.of(Bytes.utf8("document")),
        Optional.empty());
  }

  /// Only the verifier may make a verdict that trusts; a test must break in.
  private static SimulatedAttestation simulated() {
    try {
      Constructor<SimulatedAttestation> maker =
          SimulatedAttestation.class.getDeclaredConstructor(
              Realm.Simulated.class, AttestedFacts.class);
      maker.setAccessible(true);
      return maker.newInstance(
          REALM, new AttestedFacts(document(), "eu-west-1", measurements(1), Set.of()));
    } catch (ReflectiveOperationException changed) {
      throw new IllegalStateException("the verdict is made otherwise now", changed);
    }
  }

  private static AttestationDocument document() {
    return new AttestationDocument(
        "i-0123456789abcdef0-enc0123456789abcdef",
        "SHA384",
        NOW,
        new TreeMap<>(Map.of(0, pcr(1), 1, pcr(1), 2, pcr(1), 4, pcr(4))),
        Bytes.utf8("certificate"),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        new CoseSign1(Bytes.EMPTY, Bytes.EMPTY, Bytes.EMPTY));
  }

  private static Measurements measurements(int image) {
    return switch (Measurements.of(
        "image", "1.0", Map.of(0, pcr(image), 1, pcr(image), 2, pcr(image)))) {
      case Outcome.Accepted<Measurements>(Measurements set) -> set;
      case Outcome.Refused<Measurements>(Refusal refusal) ->
          throw new IllegalStateException(refusal.line());
    };
  }

  private static PcrValue pcr(int value) {
    byte[] bytes = new byte[PcrValue.LENGTH];
    java.util.Arrays.fill(bytes, (byte) value);
    return new PcrValue(Bytes.of(bytes));
  }

  private static KeyPair keys() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java runtime has Ed25519", impossible);
    }
  }
}
