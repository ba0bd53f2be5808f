package dev.treza.agent.image.eif;

import static dev.treza.agent.image.Outcomes.accepted;
import static dev.treza.agent.image.Outcomes.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.agent.image.TestSigner;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.attestation.PcrValue;
import dev.treza.fleet.image.ImageRefusal;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ImageSignatureTest {
  private static final PcrValue PCR0 = ImageRegisters.pcr0(TinyImage.IMAGE);

  private ImageSignature signature = new ImageSignature(Bytes.EMPTY, PCR0, Bytes.EMPTY);

  @BeforeEach
  void sign() throws IOException, GeneralSecurityException {
    signature = accepted(signer("signer.pem").sign(PCR0));
  }

  private static ImageSigner signer(String certificate)
      throws IOException, GeneralSecurityException {
    return new ImageSigner(
        TestSigner.key(), accepted(SigningCertificate.parse(TestSigner.file(certificate))));
  }

  /// Worked out by another program: SHA-384(48 zero bytes ‖ SHA-384(DER)).
  @Test
  void measuresTheSigningCertificateInPcr8() {
    var registers = accepted(ImageRegisters.of(TinyImage.IMAGE.signedWith(signature)));
    assertThat(registers.get(8))
        .isEqualTo(
            PcrValue.parse(
                "e834a4c317db75c5a06048474748abac0fb05c360e46ed7d10328e9bba2d6e38c5860df1ba2f51a0d03b0169c964baea"));
    assertThat(registers.get(0)).isEqualTo(PCR0);
  }

  @Test
  void survivesTheFile() {
    EnclaveImage signed = TinyImage.IMAGE.signedWith(signature);
    EnclaveImage read = accepted(EifReader.read(EifWriter.write(signed)));
    assertThat(accepted(ImageSignature.decode(read.signature().orElseThrow())))
        .isEqualTo(signature);
  }

  @Test
  void refusesTheSignatureOfAnotherImage() {
    EnclaveImage other =
        new EnclaveImage(
            0,
            0,
            Bytes.EMPTY,
            "a",
            Bytes.EMPTY,
            List.of(Bytes.EMPTY),
            Optional.of(signature.encode()));
    assertRefused(ImageRegisters.of(other), ImageRefusal.SIGNATURE, PCR0.hex());
  }

  @Test
  void refusesToSignWithAKeyOfAnotherCertificate() throws IOException, GeneralSecurityException {
    assertRefused(
        signer("other.pem").sign(PCR0),
        ImageRefusal.SIGNATURE,
        "not by the key of its certificate");
  }

  @Test
  void refusesACertificateOnAnotherCurve() throws IOException {
    assertRefused(
        SigningCertificate.parse(TestSigner.file("p256.pem")),
        ImageRefusal.SIGNATURE,
        "not on P-384");
  }

  @Test
  void refusesWhatIsNoCertificate() {
    assertRefused(
        SigningCertificate.parse(Bytes.utf8("none")), ImageRefusal.SIGNATURE, "cannot be read");
  }

  @Test
  void refusesSomethingBehindTheCertificate() {
    assertRefused(
        check(
            new ImageSignature(
                signature.certificate().concat(signature.certificate()), PCR0, signature.value())),
        ImageRefusal.SIGNATURE,
        "followed by something else");
  }

  @Test
  void refusesAFlippedBitInEveryByteOfTheValue() {
    for (int index = 0; index < ImageSignature.LENGTH; index++) {
      byte[] value = signature.value().toArray();
      value[index] ^= (byte) (1 << index % 8);
      assertThat(check(new ImageSignature(signature.certificate(), PCR0, Bytes.of(value))))
          .as("byte %d", index)
          .isInstanceOf(Refused.class);
    }
  }

  @Test
  void refusesAShorterValue() {
    Bytes shorter = signature.value().slice(1, ImageSignature.LENGTH);
    assertRefused(
        check(new ImageSignature(signature.certificate(), PCR0, shorter)),
        ImageRefusal.SIGNATURE,
        "not by the key");
  }

  @Test
  void refusesEveryTruncationOfTheSection() {
    Bytes section = signature.encode();
    for (int length = 0; length < section.length(); length++) {
      assertThat(ImageSignature.decode(section.slice(0, length)))
          .as("%d bytes", length)
          .isInstanceOf(Refused.class);
    }
  }

  @Test
  void refusesATrailingByteOfTheSection() {
    assertRefused(
        ImageSignature.decode(signature.encode().concat(Bytes.hex("00"))),
        ImageRefusal.SIGNATURE,
        "expected the end");
  }

  /// Damage of the section either is seen when it is read, or leaves one form that is written so.
  @Test
  void neverFailsOnADamagedSection() {
    long seed = Boolean.getBoolean("treza.full") ? System.nanoTime() : 7;
    int rounds = Boolean.getBoolean("treza.full") ? 200_000 : 5_000;
    Random random = new Random(seed);
    byte[] section = signature.encode().toArray();
    for (int round = 0; round < rounds; round++) {
      byte[] damaged = section.clone();
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      Outcome<ImageSignature> outcome = ImageSignature.decode(Bytes.of(damaged));
      if (outcome instanceof Accepted<ImageSignature>(ImageSignature read)) {
        assertThat(read.encode()).as("seed %d round %d", seed, round).isEqualTo(Bytes.of(damaged));
      }
    }
  }

  private static Outcome<ImageSignature> check(ImageSignature candidate) {
    return SignatureCheck.check(candidate, PCR0);
  }
}
