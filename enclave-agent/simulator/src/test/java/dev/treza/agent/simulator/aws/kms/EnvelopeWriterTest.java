package dev.treza.agent.simulator.aws.kms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.treza.fleet.Bytes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The simulator's envelopes, opened by OpenSSL.
class EnvelopeWriterTest {
  @TempDir private Path folder;

  @Test
  void opensslOpensWhatTheSimulatedKmsMakes() throws Exception {
    assumeTrue(
        Arrays.stream(System.getenv("PATH").split(":", -1))
            .anyMatch(place -> Files.isExecutable(Path.of(place, "openssl"))),
        "OpenSSL is not installed");
    KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
    rsa.initialize(2048);
    KeyPair keys = rsa.generateKeyPair();
    Path key = folder.resolve("key.pem");
    Files.writeString(
        key,
        "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
            .formatted(Base64.getMimeEncoder().encodeToString(keys.getPrivate().getEncoded())));
    EnvelopeWriter writer = new EnvelopeWriter(new SecureRandom());
    SplittableRandom random = new SplittableRandom(20_261_125L);
    for (int length : new int[] {1, 15, 16, 17, 32, 100, 300}) {
      byte[] content = new byte[length];
      random.nextBytes(content);
      Bytes envelope = writer.write(keys.getPublic(), Bytes.of(content));
      assertThat(opened(envelope, key)).isEqualTo(content);
    }
  }

  private byte[] opened(Bytes envelope, Path key) throws Exception {
    Path in = Files.write(folder.resolve("envelope"), envelope.toArray());
    Path out = folder.resolve("content");
    Process openssl =
        new ProcessBuilder(
                List.of(
                    "openssl",
                    "cms",
                    "-decrypt",
                    "-binary",
                    "-inform",
                    "DER",
                    "-in",
                    in.toString(),
                    "-inkey",
                    key.toString(),
                    "-out",
                    out.toString()))
            .redirectErrorStream(true)
            .start();
    String said = new String(openssl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(openssl.waitFor()).as(said).isZero();
    return Files.readAllBytes(out);
  }
}
