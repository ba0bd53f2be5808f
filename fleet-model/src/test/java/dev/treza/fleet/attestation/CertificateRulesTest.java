package dev.treza.fleet.attestation;

import static dev.treza.fleet.attestation.TestEnclave.ISSUER;
import static dev.treza.fleet.attestation.TestEnclave.LEAF;
import static dev.treza.fleet.attestation.TestEnclave.LEAF_FROM;
import static dev.treza.fleet.attestation.TestEnclave.LEAF_TO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Realm;
import dev.treza.fleet.RefusalId;
import dev.treza.fleet.attestation.TestAuthority.Wish;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CertificateRulesTest {
  private static RefusalId refused(TestEnclave enclave) {
    return Verdicts.refused(enclave.document(), TestEnclave.request());
  }

  @Test
  void givesASimulatedDocumentTheRealmOfItsRoot() {
    SimulatedAttestation simulated =
        (SimulatedAttestation)
            AttestationVerifier.verify(TestEnclave.usual().document(), TestEnclave.request())
                .verdict();

    assertThat(simulated.realm())
        .isEqualTo(new Realm.Simulated(Digest.of(TestEnclave.rootCertificate())));
  }

  @Test
  void refusesASimulatedDocumentUnderTheProductionRoot() {
    VerificationRequest production =
        VerificationRequest.of(
            TrustAnchor.AWS_NITRO_ROOT_G1, TestEnclave.measurements(), JudgedAt.DOCUMENT_TIME);

    assertThat(Verdicts.refused(TestEnclave.usual().document(), production))
        .isEqualTo(AttestationRefusal.CHAIN);
  }

  @Test
  void refusesAProductionDocumentUnderASimulatedRoot() throws IOException {
    PublishedDocuments.Published real = PublishedDocuments.named("08-");
    VerificationRequest simulated =
        VerificationRequest.of(
            TestEnclave.anchor(), real.ownMeasurements(), JudgedAt.DOCUMENT_TIME);

    assertThat(Verdicts.refused(real.content(), simulated)).isEqualTo(AttestationRefusal.CHAIN);
  }

  @Test
  void neverTakesTheProductionRootForASimulators() throws IOException {
    VerificationReport report =
        AttestationVerifier.verify(
            PublishedDocuments.named("08-").content(), TestEnclave.request());
    Bytes rootG1 = report.claimed().orElseThrow().cabundle().getFirst();

    assertThat(TrustAnchor.simulated(rootG1))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused -> assertThat(refused.refusal().id()).isEqualTo(AttestationRefusal.REALM));
  }

  @Test
  void pinsTheRootThatAwsPublishes() {
    assertThat(TrustAnchor.AWS_NITRO_ROOT_G1.details().fingerprint().hex())
        .isEqualTo("641a0321a3e244efe456463195d606317ed7cdcc3c1756e09893f3c68f79bb5b");
    assertThat(TrustAnchor.AWS_NITRO_ROOT_G1.details().serial().toString(16))
        .isEqualTo("f93175681b90afe11d46ccb4e4e7f856");
    assertThat(TrustAnchor.AWS_NITRO_ROOT_G1.realm()).isEqualTo(Realm.NITRO);
  }

  static Stream<Wish> unfitLeaves() {
    return Stream.of(
        LEAF.withBasic(new BasicConstraints(true)),
        LEAF.withUsage(KeyUsage.keyAgreement),
        LEAF.withCurve("secp256r1"));
  }

  @ParameterizedTest
  @MethodSource("unfitLeaves")
  void refusesACertificateThatMayNotSignDocuments(Wish wish) {
    assertThat(refused(TestEnclave.withLeaf(wish))).isEqualTo(AttestationRefusal.CHAIN);
  }

  static Stream<Wish> unfitIssuers() {
    return Stream.of(
        ISSUER.withBasic(new BasicConstraints(false)), ISSUER.withUsage(KeyUsage.digitalSignature));
  }

  @ParameterizedTest
  @MethodSource("unfitIssuers")
  void refusesAnIssuerThatMayNotIssue(Wish wish) {
    assertThat(refused(TestEnclave.withIntermediate(wish))).isEqualTo(AttestationRefusal.CHAIN);
  }

  @Test
  void refusesAnUnknownCriticalExtension() {
    assertThat(refused(TestEnclave.withUnknownCriticalExtension()))
        .isEqualTo(AttestationRefusal.CHAIN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "C=US,CN=i-0123456789abcdef1-enc0123456789abcdef.eu-west-1.aws",
        "C=US,CN=i-0123456789abcdef0-enc0123456789abcdef.eu-west-1.azure",
        "C=US,CN=i-0123456789abcdef0-enc0123456789abcdef.eu.west.1.aws",
        "C=US,CN=i-0123456789abcdef0-enc0123456789abcdef.aws",
        "C=US,CN=x.i-0123456789abcdef0-enc0123456789abcdef.eu-west-1.aws",
        "CN=other,C=US,CN=i-0123456789abcdef0-enc0123456789abcdef.eu-west-1.aws",
        "CN=i-0123456789abcdef0-enc0123456789abcdef.eu-west-1.aws,C=US,OU=AWS",
        "C=US,OU=i-0123456789abcdef0-enc0123456789abcdef.eu-west-1.aws",
      })
  void refusesACertificateIssuedToAnotherName(String subject) {
    assertThat(refused(TestEnclave.withLeaf(Wish.leaf(subject, LEAF_FROM, LEAF_TO))))
        .isEqualTo(AttestationRefusal.NAME);
  }

  @Test
  void refusesABundleThatCallsAnotherCertificateItsRoot() {
    Bytes other =
        TestAuthority.root(Wish.authority("CN=aws.nitro-enclaves", LEAF_FROM, LEAF_TO, 3))
            .certificate();

    assertThat(refused(TestEnclave.usual().bundle(other, TestEnclave.issuerCertificate())))
        .isEqualTo(AttestationRefusal.CHAIN);
  }

  @Test
  void refusesABundleThatLeavesOutAnIssuer() {
    assertThat(refused(TestEnclave.usual().bundle(TestEnclave.rootCertificate())))
        .isEqualTo(AttestationRefusal.CHAIN);
  }

  @Test
  void refusesDataBehindACertificate() {
    assertThat(
            CertificateReader.read(
                "certificate", TestEnclave.rootCertificate().concat(Bytes.hex("00"))))
        .isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void showsTheChainFromTheEnclaveToTheRoot() {
    List<CertificateDetails> chain =
        AttestationVerifier.verify(TestEnclave.usual().document(), TestEnclave.request()).chain();

    assertThat(chain).extracting(CertificateDetails::notAfter).isSorted().hasSize(3);
    assertThat(chain.getLast()).isEqualTo(TestEnclave.anchor().details());
  }
}
