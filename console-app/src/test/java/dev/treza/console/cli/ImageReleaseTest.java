package dev.treza.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.agent.image.ImageInspection;
import dev.treza.agent.image.layout.SmallImage;
import dev.treza.console.cli.Treza.Run;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.attestation.AttestationDocument;
import dev.treza.fleet.attestation.AttestationVerifier;
import dev.treza.fleet.attestation.Measurements;
import dev.treza.fleet.attestation.PcrValue;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.jws.PublicJwk;
import dev.treza.sdk.peer.TestModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From an image to its release file, and from there to what is expected of an enclave.
class ImageReleaseTest {
  /// The certificates of the module are made now.
  private final Instant now = Instant.now();

  @TempDir private Path folder = Path.of("");
  private final TestModule module = new TestModule();
  private Path image = Path.of("");
  private Path key = Path.of("");
  private Path jwk = Path.of("");
  private Path root = Path.of("");
  private Path release = Path.of("");

  @BeforeEach
  void prepare() throws IOException, NoSuchAlgorithmException {
    image = write("agent.eif", SmallImage.of("kernel", "1.2.3"));
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    key = write("release.pem", pem(pair));
    jwk =
        write("release.jwk", CanonicalJson.encode(accepted(PublicJwk.of(pair.getPublic())).json()));
    root = write("root.der", read(document(image)).cabundle().getFirst());
    release = folder.resolve("release.jws");
  }

  @Test
  void signsWhatAnImageMeasuresForASimulator() throws IOException {
    Run run = releaseFor(image);
    assertThat(run.code()).as(run.out() + run.err()).isZero();
    assertThat(run.out())
        .contains("release 1.2.3 for simulated:")
        .contains("PCR0 " + measurements(image).pcrs().get(0));
    assertThat(Files.readString(release)).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+\\n");
  }

  @Test
  void printsTheReleaseAsJson() {
    Run run =
        treza(
            "image",
            "release",
            image,
            "--sign-key",
            key,
            "--root",
            root,
            "--out",
            release,
            "--json");
    assertThat(run.out())
        .startsWith("{\"file\":\"" + release + "\",\"kid\":\"")
        .contains("\"release\":{\"images\":[{\"architecture\":\"x86_64\"");
  }

  @Test
  void listsSeveralImagesOfOneRelease() throws IOException {
    Path other = write("other.eif", SmallImage.of("another kernel", "1.2.3"));
    assertThat(releaseFor(image, other).code()).isZero();
    assertThat(verify(other).code()).isZero();
    assertThat(verify(image).code()).isZero();
  }

  @Test
  void doesNotSignImagesOfTwoReleasesTogether() throws IOException {
    Path other = write("other.eif", SmallImage.of("kernel", "1.2.4"));
    Run run = releaseFor(image, other);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("another release");
    assertThat(release).doesNotExist();
  }

  @Test
  void doesNotSignAnImageThatIsNotAnAgents() throws IOException {
    byte[] damaged = Files.readAllBytes(image);
    damaged[damaged.length - 1] ^= 1;
    Run run = releaseFor(write("damaged.eif", Bytes.of(damaged)));
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out()).contains("REFUSED IMG-CRC");
    assertThat(release).doesNotExist();
  }

  @Test
  void signsForRealEnclavesWithTheBuiltInKeyOnly() {
    Run run = treza("image", "release", image, "--sign-key", key, "--out", release);
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out()).contains("REFUSED REL-KEY").contains("--root");
    assertThat(release).doesNotExist();
  }

  @Test
  void verifiesTheImageOfTheRelease() throws IOException {
    releaseFor(image);
    Run run = verify(image);
    assertThat(run.code()).as(run.out()).isZero();
    assertThat(run.out())
        .contains("measures what is expected")
        .contains("Expected by release 1.2.3 for simulated:")
        .contains("/opt/app/lib/dev.treza.agent.jar ");
  }

  @Test
  void saysThatAnImageWasComparedWithNothing() {
    Run run = treza("image", "verify", image);
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("NOT compared with any release").doesNotContain("expected");
    assertThat(treza("image", "verify", image, "--json").out()).contains("\"compared\":false");
  }

  @Test
  void refusesTheImageOfAnotherRelease() throws IOException {
    releaseFor(image);
    Run run = verify(write("other.eif", SmallImage.of("another kernel", "1.2.3")));
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out()).contains("REFUSED IMG-MEASUREMENTS");
  }

  /// It measures the same, and is another file: labels are not measured.
  @Test
  void refusesARelabelledImage() throws IOException {
    releaseFor(image);
    Run run = verify(write("other.eif", SmallImage.of("kernel", "9.9.9")));
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out()).contains("REFUSED REL-IMAGE");
  }

  @Test
  void doesNotBelieveASimulatorsReleaseForRealEnclaves() throws IOException {
    releaseFor(image);
    Run run = treza("image", "verify", image, "--release", release);
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out()).contains("REFUSED REL-KEY");
  }

  @Test
  void takesNoOtherKeyForRealEnclaves() throws IOException {
    releaseFor(image);
    Run run = treza("image", "verify", image, "--release", release, "--release-key", jwk);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("--release-key is for simulators");
  }

  @Test
  void expectsOfAnEnclaveWhatTheReleaseSays() throws IOException {
    releaseFor(image);
    Run run = attest(image);
    assertThat(run.code()).as(run.out()).isZero();
    assertThat(run.out())
        .contains("SIMULATED: verified as an enclave of a simulator")
        .contains("running Agent (1.2.3)")
        .contains("Expected by release 1.2.3 for simulated:");
  }

  @Test
  void refusesAnEnclaveOfAnotherImage() throws IOException {
    releaseFor(image);
    Run run = attest(write("other.eif", SmallImage.of("another kernel", "1.2.3")));
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out()).contains("REFUSED ATT-MEASUREMENTS");
  }

  @Test
  void doesNotBelieveASimulatorsReleaseOfARealEnclave() throws IOException {
    releaseFor(image);
    Path document = document(image);
    Run run = treza("attestation", "verify", "--document", document, "--release", release);
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out()).contains("REFUSED REL-KEY").doesNotContain("VERIFIED");
  }

  private Run releaseFor(Path... images) {
    List<Object> words = new ArrayList<>(List.of("image", "release"));
    words.addAll(List.of(images));
    words.addAll(List.of("--sign-key", key, "--root", root, "--out", release));
    return treza(words.toArray());
  }

  private Run verify(Path file) {
    return treza(
        "image", "verify", file, "--release", release, "--release-key", jwk, "--root", root);
  }

  private Run attest(Path running) throws IOException {
    return treza(
        "attestation",
        "verify",
        "--document",
        document(running),
        "--at",
        "document",
        "--root",
        root,
        "--release",
        release,
        "--release-key",
        jwk);
  }

  /// What an enclave that runs the image shows.
  private Path document(Path running) throws IOException {
    Bytes document =
        module.document(
            new TreeMap<Integer, PcrValue>(measurements(running).pcrs()),
            now,
            Optional.empty(),
            Bytes.utf8("user data"),
            Bytes.utf8("key"));
    return write("document.cose", document);
  }

  private static Measurements measurements(Path file) throws IOException {
    return accepted(ImageInspection.measure(Bytes.of(Files.readAllBytes(file))));
  }

  private static AttestationDocument read(Path file) throws IOException {
    return accepted(AttestationVerifier.read(Bytes.of(Files.readAllBytes(file))));
  }

  private static Bytes pem(KeyPair pair) {
    String base64 =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
            .encodeToString(pair.getPrivate().getEncoded());
    return Bytes.utf8("-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n");
  }

  private Path write(String name, Bytes content) throws IOException {
    return Files.write(folder.resolve(name), content.toArray());
  }

  private Run treza(Object... words) {
    String[] arguments = new String[words.length];
    for (int i = 0; i < words.length; i++) {
      arguments[i] = words[i].toString();
    }
    return Treza.run(now, arguments);
  }

  private static <T> T accepted(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Accepted<T>(T value) -> value;
      case Outcome.Refused<T>(var refusal) -> throw new AssertionError(refusal.line());
    };
  }
}
