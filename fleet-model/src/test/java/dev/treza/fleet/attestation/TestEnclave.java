package dev.treza.fleet.attestation;

import static dev.treza.fleet.attestation.TestCbor.text;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.attestation.TestAuthority.Wish;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// An enclave under a root made for the test, with the shapes and lifetimes of a real one.
final class TestEnclave {
  static final Instant MADE = Instant.parse("2026-03-01T12:00:00Z");
  static final String MODULE = "i-0123456789abcdef0-enc0123456789abcdef";
  static final String REGION = "eu-west-1";
  static final String ROLE = "arn:aws:iam::111122223333:role/parent";
  static final Instant LEAF_FROM = MADE.minusSeconds(60);
  static final Instant LEAF_TO = LEAF_FROM.plus(Duration.ofHours(3));
  static final Wish ISSUER =
      Wish.authority("CN=instance", MADE.minusSeconds(3600), MADE.plus(Duration.ofDays(1)), 0);
  static final Wish LEAF = Wish.leaf(leafName(MODULE), LEAF_FROM, LEAF_TO);

  private static final Duration LONG = Duration.ofDays(3650);
  private static final TestAuthority ROOT =
      TestAuthority.root(
          Wish.authority("CN=aws.nitro-enclaves", MADE.minus(LONG), MADE.plus(LONG), 3));
  private static final TestAuthority INTERMEDIATE = ROOT.issue(ISSUER);
  private static final TestAuthority OWN = INTERMEDIATE.issue(LEAF);

  private final TestAuthority leaf;
  private final Map<Bytes, Bytes> fields = new LinkedHashMap<>();

  private TestEnclave(TestAuthority intermediate, TestAuthority leaf) {
    this.leaf = leaf;
    field("module_id", text(MODULE));
    field("digest", text("SHA384"));
    field("timestamp", TestCbor.whole(MADE.toEpochMilli()));
    pcrs(registers());
    field("certificate", TestCbor.binary(leaf.certificate()));
    bundle(ROOT.certificate(), intermediate.certificate());
    field("public_key", TestCbor.NULL);
    field("user_data", TestCbor.NULL);
    field("nonce", TestCbor.NULL);
  }

  static String leafName(String module) {
    return "C=US,O=Amazon,OU=AWS,CN=" + module + "." + REGION + ".aws";
  }

  static TestEnclave usual() {
    return new TestEnclave(INTERMEDIATE, OWN);
  }

  static TestEnclave withLeaf(Wish wish) {
    return new TestEnclave(INTERMEDIATE, INTERMEDIATE.issue(wish));
  }

  static TestEnclave withIntermediate(Wish wish) {
    TestAuthority other = ROOT.issue(wish);
    return new TestEnclave(other, other.issue(LEAF));
  }

  static TestEnclave withUnknownCriticalExtension() {
    return new TestEnclave(INTERMEDIATE, INTERMEDIATE.issueWithUnknownCriticalExtension(LEAF));
  }

  static Bytes rootCertificate() {
    return ROOT.certificate();
  }

  static Bytes issuerCertificate() {
    return INTERMEDIATE.certificate();
  }

  static TrustAnchor anchor() {
    return PublishedDocuments.accepted(TrustAnchor.simulated(ROOT.certificate()));
  }

  /// PCR0 to PCR15 of a production enclave; 5 to 15 are zero.
  static Map<Integer, PcrValue> registers() {
    Map<Integer, PcrValue> pcrs = new TreeMap<>();
    for (int index = 0; index < 16; index++) {
      pcrs.put(index, zero());
    }
    pcrs.put(0, PcrValue.extendedWith(Bytes.utf8("image")));
    pcrs.put(1, PcrValue.extendedWith(Bytes.utf8("kernel")));
    pcrs.put(2, PcrValue.extendedWith(Bytes.utf8("application")));
    pcrs.put(3, PcrValue.ofRole(ROLE));
    pcrs.put(4, PcrValue.ofInstance("i-0123456789abcdef0"));
    return pcrs;
  }

  static PcrValue zero() {
    return new PcrValue(Bytes.of(new byte[PcrValue.LENGTH]));
  }

  static ExpectedMeasurements measurements() {
    Map<Integer, PcrValue> image = new TreeMap<>(registers());
    image.keySet().retainAll(List.of(0, 1, 2));
    return ExpectedMeasurements.of(
        PublishedDocuments.accepted(Measurements.of("image", "1.0", image)));
  }

  /// What a viewer demands who asked when the document was made.
  static VerificationRequest request() {
    return VerificationRequest.of(anchor(), measurements(), JudgedAt.live(MADE.plusSeconds(1)));
  }

  TestEnclave field(String name, Bytes cbor) {
    fields.put(text(name), cbor);
    return this;
  }

  TestEnclave bundle(Bytes... certificates) {
    return field(
        "cabundle", TestCbor.array(Stream.of(certificates).map(TestCbor::binary).toList()));
  }

  TestEnclave without(String name) {
    fields.remove(text(name));
    return this;
  }

  TestEnclave pcr(int index, PcrValue value) {
    Map<Integer, PcrValue> pcrs = registers();
    pcrs.put(index, value);
    return pcrs(pcrs);
  }

  /// Founded on `root`: PCR16 extended, every register locked.
  TestEnclave founded(PcrValue root) {
    return pcrs(foundedRegisters(root));
  }

  static Map<Integer, PcrValue> foundedRegisters(PcrValue root) {
    Map<Integer, PcrValue> pcrs = registers();
    pcrs.put(16, root);
    for (int index = 17; index <= 31; index++) {
      pcrs.put(index, zero());
    }
    return pcrs;
  }

  TestEnclave pcrs(Map<Integer, PcrValue> pcrs) {
    Map<Bytes, Bytes> entries = new LinkedHashMap<>();
    pcrs.forEach(
        (index, value) -> entries.put(TestCbor.whole(index), TestCbor.binary(value.value())));
    return field("pcrs", TestCbor.map(entries));
  }

  Bytes document() {
    return signed(TestCbor.map(fields));
  }

  Bytes documentWithIndefiniteMap() {
    return signed(TestCbor.indefiniteMap(fields));
  }

  Bytes signed(Bytes payload) {
    CoseSign1 unsigned = new CoseSign1(CoseSign1.ES384, payload, Bytes.EMPTY);
    return envelope(CoseSign1.ES384, payload, sign(unsigned.signedBytes()));
  }

  static Bytes envelope(Bytes protectedHeader, Bytes payload, Bytes signature) {
    return TestCbor.array(
        List.of(
            TestCbor.binary(protectedHeader),
            TestCbor.map(Map.of()),
            TestCbor.binary(payload),
            TestCbor.binary(signature)));
  }

  private Bytes sign(Bytes content) {
    try {
      Signature ecdsa = Signature.getInstance("SHA384withECDSAinP1363Format");
      ecdsa.initSign(leaf.key().getPrivate());
      ecdsa.update(content.toArray());
      return Bytes.of(Arrays.copyOf(ecdsa.sign(), CoseSign1.SIGNATURE_LENGTH));
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException(broken);
    }
  }
}
