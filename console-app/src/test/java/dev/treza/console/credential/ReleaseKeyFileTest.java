package dev.treza.console.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.jws.JwsSigner;
import dev.treza.fleet.jws.PublicJwk;
import dev.treza.fleet.jws.SigningException;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Keys made by openssl and by the Java runtime; openssl also says what their public halves are.
class ReleaseKeyFileTest {
  private static final char[] NONE = new char[0];

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(strings = {"EC -pkeyopt ec_paramgen_curve:P-256", "ED25519"})
  void opensAKeyOfOpensslWithTheSamePublicHalf(String algorithm)
      throws IOException, InterruptedException, GeneralSecurityException, SigningException {
    Path key = folder.resolve("key.pem");
    openssl("genpkey -algorithm " + algorithm + " -out " + key);
    openssl("pkey -in " + key + " -pubout -outform DER -out " + folder.resolve("public"));
    JwsSigner signer = accepted(ReleaseKeyFile.open(Files.readAllBytes(key), NONE));
    assertThat(signer.key()).isEqualTo(publicKey(Files.readAllBytes(folder.resolve("public"))));
    assertSigns(signer);
  }

  @Test
  void opensAStoreOfOpenssl()
      throws IOException, InterruptedException, GeneralSecurityException, SigningException {
    Path key = folder.resolve("key.pem");
    Path certificate = folder.resolve("certificate.pem");
    Path store = folder.resolve("store.p12");
    openssl("genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out " + key);
    openssl("req -x509 -key " + key + " -subj /CN=release -out " + certificate);
    openssl(
        "pkcs12 -export -inkey "
            + key
            + " -in "
            + certificate
            + " -passout pass:secret -out "
            + store);
    byte[] content = Files.readAllBytes(store);
    assertThat(ReleaseKeyFile.isStore(content)).isTrue();
    assertSigns(accepted(ReleaseKeyFile.open(content, "secret".toCharArray())));
    assertThatThrownBy(() -> ReleaseKeyFile.open(content, "wrong".toCharArray()))
        .isInstanceOf(IOException.class);
  }

  @Test
  void worksOutThePublicHalfOfEveryKey()
      throws GeneralSecurityException, IOException, SigningException {
    for (String algorithm : List.of("EC", "Ed25519")) {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      generator.initialize(algorithm.equals("EC") ? 256 : 255, new SecureRandom());
      for (int round = 0; round < 20; round++) {
        KeyPair pair = generator.generateKeyPair();
        JwsSigner signer = accepted(ReleaseKeyFile.open(pem(pair), NONE));
        assertThat(signer.key()).isEqualTo(accepted(PublicJwk.of(pair.getPublic())));
        assertSigns(signer);
      }
    }
  }

  @Test
  void refusesAKeyOnAnotherCurve() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(384);
    byte[] pem = pem(generator.generateKeyPair());
    assertThatThrownBy(() -> ReleaseKeyFile.open(pem, NONE)).hasMessageContaining("P-256");
  }

  @Test
  void refusesAKeyOfAnotherKind() throws GeneralSecurityException {
    byte[] pem = pem(KeyPairGenerator.getInstance("RSA").generateKeyPair());
    assertThatThrownBy(() -> ReleaseKeyFile.open(pem, NONE))
        .isInstanceOf(GeneralSecurityException.class);
  }

  @Test
  void refusesWhatIsNoKey() {
    byte[] nothing = "none".getBytes(StandardCharsets.US_ASCII);
    assertThatThrownBy(() -> ReleaseKeyFile.open(nothing, NONE)).isInstanceOf(IOException.class);
  }

  private static void assertSigns(JwsSigner signer) throws SigningException {
    Bytes message = Bytes.utf8("message");
    assertThat(signer.key().verifies(message, signer.sign(message))).isTrue();
  }

  private static PublicJwk publicKey(byte[] spki) throws GeneralSecurityException {
    String algorithm = spki.length < 60 ? "Ed25519" : "EC";
    return accepted(
        PublicJwk.of(
            KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(spki))));
  }

  private static byte[] pem(KeyPair pair) {
    String base64 = Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded());
    return ("-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private void openssl(String line) throws IOException, InterruptedException {
    assumeTrue(
        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
            .anyMatch(place -> Files.isExecutable(Path.of(place, "openssl"))),
        "openssl is missing");
    List<String> words =
        Stream.concat(Stream.of("openssl"), Stream.of(line.split(" ", -1))).toList();
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }

  private static <T> T accepted(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Accepted<T>(T value) -> value;
      case Outcome.Refused<T>(Refusal refusal) -> throw new AssertionError(refusal.line());
    };
  }
}
