package dev.treza.agent.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.agent.simulator.CertificateMaker.Issued;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.attestation.AttestationDocument;
import dev.treza.fleet.attestation.AttestationRefusal;
import dev.treza.fleet.attestation.AttestationVerdict;
import dev.treza.fleet.attestation.AttestationVerifier;
import dev.treza.fleet.attestation.ExpectedMeasurements;
import dev.treza.fleet.attestation.ExpectedPlace;
import dev.treza.fleet.attestation.ExpectedRoot;
import dev.treza.fleet.attestation.JudgedAt;
import dev.treza.fleet.attestation.Measurements;
import dev.treza.fleet.attestation.PcrValue;
import dev.treza.fleet.attestation.RefusedAttestation;
import dev.treza.fleet.attestation.SimulatedAttestation;
import dev.treza.fleet.attestation.TrustAnchor;
import dev.treza.fleet.attestation.VerificationRequest;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoftwareNsmTest {
  private static final Instant BOOT = Instant.ofEpochMilli(1_800_000_000_123L);
  private static final SortedMap<Integer, PcrValue> IMAGE =
      new TreeMap<>(
          Map.of(0, measured("image"), 1, measured("kernel"), 2, measured("application")));
  private static final Bytes NONCE = Bytes.of(new byte[32]);
  private static final Bytes KEY = Bytes.utf8("a public key");
  private static final Bytes STATEMENT = Bytes.utf8("{\"v\":\"1\"}");

  private final SecureRandom random = new SecureRandom();
  private final SettableClock clock = new SettableClock(BOOT);
  @TempDir private Path home;
  private Bytes root = Bytes.of(new byte[0]);

  private static PcrValue measured(String content) {
    return PcrValue.extendedWith(Bytes.utf8(content));
  }

  @BeforeEach
  void makeTheRoot() throws Exception {
    root = root().certificate();
  }

  private Issued root() throws Exception {
    return SimulatorRoot.keptIn(home, new CertificateMaker(random), BOOT);
  }

  private SoftwareNsm nsm() throws Exception {
    EnclaveIdentity identity =
        EnclaveIdentity.of(
            "vault-1", HostOptions.REGION, HostOptions.PARENT_ROLE, Bytes.of(new byte[8]));
    return SoftwareNsm.create(root(), identity, IMAGE, random, clock);
  }

  private static Bytes attest(SoftwareNsm nsm) throws Exception {
    return nsm.attest(
        Optional.of(Digest.of(STATEMENT).value()), Optional.of(NONCE), Optional.of(KEY));
  }

  private VerificationRequest request() {
    return VerificationRequest.of(
            accepted(TrustAnchor.simulated(root)),
            ExpectedMeasurements.of(accepted(Measurements.of("test", "none", IMAGE))),
            JudgedAt.live(clock.instant()))
        .withNonce(NONCE)
        .withPublicKey(KEY)
        .withStatement(Digest.of(STATEMENT))
        .withRoot(new ExpectedRoot.BeforeGenesis())
        .withPlace(
            new ExpectedPlace(HostOptions.PARENT_ROLE, new TreeSet<>(Set.of(HostOptions.REGION))));
  }

  private static AttestationVerdict verdict(Bytes document, VerificationRequest request) {
    return AttestationVerifier.verify(document, request).verdict();
  }

  private static void assertVerified(Bytes document, VerificationRequest request) {
    assertThat(AttestationVerifier.verify(document, request))
        .satisfies(report -> assertThat(report.verdict()).isInstanceOf(SimulatedAttestation.class));
  }

  private static <T> T accepted(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Accepted<T>(T value) -> value;
      case Outcome.Refused<T>(var refusal) -> throw new AssertionError(refusal.line());
    };
  }

  @Test
  void itsDocumentsVerifyInEveryStepUnderItsRoot() throws Exception {
    assertVerified(attest(nsm()), request());
  }

  @Test
  void itsDocumentsAreRefusedUnderTheRootOfAws() throws Exception {
    VerificationRequest real =
        VerificationRequest.of(
            TrustAnchor.AWS_NITRO_ROOT_G1, request().measurements(), JudgedAt.DOCUMENT_TIME);
    assertThat(verdict(attest(nsm()), real))
        .isInstanceOfSatisfying(
            RefusedAttestation.class,
            refused -> assertThat(refused.refusal().id()).isEqualTo(AttestationRefusal.CHAIN));
  }

  @Test
  void itsDocumentsAreRefusedUnderAnotherSimulatorsRoot(@TempDir Path elsewhere) throws Exception {
    Issued other = SimulatorRoot.keptIn(elsewhere, new CertificateMaker(random), BOOT);
    VerificationRequest stranger =
        VerificationRequest.of(
            accepted(TrustAnchor.simulated(other.certificate())),
            request().measurements(),
            JudgedAt.DOCUMENT_TIME);
    assertThat(verdict(attest(nsm()), stranger))
        .isInstanceOfSatisfying(
            RefusedAttestation.class,
            refused -> assertThat(refused.refusal().id()).isEqualTo(AttestationRefusal.CHAIN));
  }

  @Test
  void theNextBootHasTheSameRoot() throws Exception {
    assertThat(root().certificate()).isEqualTo(root);
    assertVerified(attest(nsm()), request());
  }

  @Test
  void carriesWhatTheEnclavePutsInAndNothingElse() throws Exception {
    AttestationDocument full = accepted(AttestationVerifier.read(attest(nsm())));
    assertThat(full.nonce()).contains(NONCE);
    assertThat(full.publicKey()).contains(KEY);
    assertThat(full.userData()).contains(Digest.of(STATEMENT).value());

    AttestationDocument empty =
        accepted(
            AttestationVerifier.read(
                nsm().attest(Optional.empty(), Optional.empty(), Optional.empty())));
    assertThat(empty.nonce()).isEmpty();
    assertThat(empty.publicKey()).isEmpty();
    assertThat(empty.userData()).isEmpty();
  }

  @Test
  void isStampedByItsOwnClock() throws Exception {
    SoftwareNsm nsm = nsm();
    clock.set(BOOT.plusSeconds(7));
    assertThat(accepted(AttestationVerifier.read(attest(nsm))).timestamp())
        .isEqualTo(BOOT.plusSeconds(7));
  }

  @Test
  void renewsItsCertificateBeforeItEnds() throws Exception {
    SoftwareNsm nsm = nsm();
    Bytes first = accepted(AttestationVerifier.read(attest(nsm))).certificate();
    clock.set(BOOT.plusSeconds(60));
    assertThat(accepted(AttestationVerifier.read(attest(nsm))).certificate()).isEqualTo(first);
    clock.set(BOOT.plusSeconds(3 * 3600));
    assertThat(accepted(AttestationVerifier.read(attest(nsm))).certificate()).isNotEqualTo(first);
    assertVerified(attest(nsm), request());
  }

  @Test
  void showsTheCharterRootOnceItIsExtendedAndLocked() throws Exception {
    SoftwareNsm nsm = nsm();
    Digest charter = Digest.of(Bytes.utf8("charter"));
    nsm.extend(16, charter.value());
    nsm.lockBelow(32);
    assertVerified(attest(nsm), request().withRoot(new ExpectedRoot.Pinned(charter)));
    assertThat(verdict(attest(nsm), request()))
        .isInstanceOfSatisfying(
            RefusedAttestation.class,
            refused -> assertThat(refused.refusal().id()).isEqualTo(AttestationRefusal.ROOT));
  }
}
