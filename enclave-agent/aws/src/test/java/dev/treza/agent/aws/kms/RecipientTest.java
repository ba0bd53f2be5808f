package dev.treza.agent.aws.kms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.treza.agent.crypto.EnvelopeKey;
import dev.treza.agent.crypto.SecretBuffer;
import dev.treza.agent.crypto.SecretFile;
import dev.treza.agent.crypto.SecretMemory;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonText;
import dev.treza.fleet.kms.KmsRefusal;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Envelopes that OpenSSL makes for the enclave.
class RecipientTest {
  private static final byte[] SECRET =
      "a data key of 32 bytes, or so ..".getBytes(StandardCharsets.US_ASCII);

  @TempDir private Path folder;
  private final SecretMemory memory = new SecretMemory();
  private final List<Bytes> documents = new ArrayList<>();
  private final EnvelopeKey key;
  private final Recipient recipient;

  RecipientTest() throws Exception {
    key = EnvelopeKey.generate(memory, new byte[32]);
    recipient = Recipient.of(key, this::document);
  }

  private Bytes document(Bytes publicKey) {
    documents.add(publicKey);
    return Bytes.utf8("a document for " + publicKey);
  }

  @BeforeEach
  void opensslIsHere() throws Exception {
    assumeTrue(
        Arrays.stream(System.getenv("PATH").split(":", -1))
            .anyMatch(place -> Files.isExecutable(Path.of(place, "openssl"))),
        "OpenSSL is not installed");
  }

  @AfterEach
  void close() {
    key.close();
  }

  private Bytes publicKey() throws IOException {
    recipient.parameter();
    return documents.getLast();
  }

  @Test
  void showsKmsADocumentForItsKey() throws Exception {
    JsonObject parameter = recipient.parameter();
    String document =
        Base64.getEncoder()
            .encodeToString(Bytes.utf8("a document for " + documents.getLast()).toArray());
    assertThat(parameter.members())
        .containsOnly(
            Map.entry("KeyEncryptionAlgorithm", new JsonText("RSAES_OAEP_SHA_256")),
            Map.entry("AttestationDocument", new JsonText(document)));
  }

  /// DER, and BER of indefinite length with constructed octets.
  @ParameterizedTest
  @ValueSource(strings = {"-nosmimecap", "-stream"})
  void opensWhatOpensslMakes(String form) throws Exception {
    Bytes envelope = sealed(publicKey(), Digest.of(publicKey()).value(), "sha256", form);
    switch (recipient.open(envelope)) {
      case Outcome.Refused<SecretBuffer>(var refusal) -> throw new AssertionError(refusal.line());
      case Outcome.Accepted<SecretBuffer>(SecretBuffer opened) -> {
        try (opened) {
          assertThat(content(opened)).isEqualTo(SECRET);
        }
      }
    }
  }

  @Test
  void refusesAnotherDigestInOaep() throws Exception {
    assertRefused(sealed(publicKey(), Digest.of(publicKey()).value(), "sha384", "-stream"));
  }

  @Test
  void refusesAnEnvelopeThatNamesAnotherKey() throws Exception {
    assertRefused(sealed(publicKey(), Digest.of(Bytes.EMPTY).value(), "sha256", "-stream"));
  }

  @Test
  void refusesAnEnvelopeForAnotherKeyUnderItsName() throws Exception {
    KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
    rsa.initialize(2048);
    Bytes other = Bytes.of(rsa.generateKeyPair().getPublic().getEncoded());
    assertRefused(sealed(other, Digest.of(publicKey()).value(), "sha256", "-stream"));
  }

  private void assertRefused(Bytes envelope) throws Exception {
    switch (recipient.open(envelope)) {
      case Outcome.Refused<SecretBuffer>(var refusal) ->
          assertThat(refusal.id()).isEqualTo(KmsRefusal.ENVELOPE);
      case Outcome.Accepted<SecretBuffer> _ -> throw new AssertionError("it opened");
    }
  }

  private byte[] content(SecretBuffer opened) throws IOException {
    Path file = folder.resolve("opened");
    try (FileChannel out =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      SecretFile.write(opened, out);
    }
    return Files.readAllBytes(file);
  }

  private Bytes sealed(Bytes to, Bytes keyId, String digest, String form) throws Exception {
    Path certificate = folder.resolve("recipient.der");
    Files.write(certificate, certificate(to, keyId));
    Path content = Files.write(folder.resolve("content"), SECRET);
    Path envelope = folder.resolve("envelope");
    List<String> command =
        List.of(
            "openssl",
            "cms",
            "-encrypt",
            "-binary",
            "-aes-256-cbc",
            form,
            "-in",
            content.toString(),
            "-outform",
            "DER",
            "-out",
            envelope.toString(),
            "-keyid",
            "-recip",
            certificate.toString(),
            "-keyopt",
            "rsa_padding_mode:oaep",
            "-keyopt",
            "rsa_oaep_md:" + digest,
            "-keyopt",
            "rsa_mgf1_md:" + digest);
    Process openssl = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(openssl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(openssl.waitFor()).as(said).isZero();
    return Bytes.of(Files.readAllBytes(envelope));
  }

  /// A certificate that carries `key` under `keyId`, signed by nobody of note.
  private static byte[] certificate(Bytes key, Bytes keyId) throws Exception {
    PublicKey subject =
        KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(key.toArray()));
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    KeyPair issuer = generator.generateKeyPair();
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            new X500Name("CN=issuer"),
            BigInteger.TWO,
            Date.from(Instant.EPOCH),
            Date.from(Instant.parse("2049-12-31T00:00:00Z")),
            new X500Name("CN=recipient"),
            subject);
    builder.addExtension(
        Extension.subjectKeyIdentifier, false, new SubjectKeyIdentifier(keyId.toArray()));
    return builder
        .build(new JcaContentSignerBuilder("SHA256withECDSA").build(issuer.getPrivate()))
        .getEncoded();
  }
}
