package dev.treza.fleet.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A document as QEMU's own model of a security module makes them: right registers, no signature.
class UnsignedDocumentTest {
  private static final Path SAMPLE = Path.of("enclave", "sample-doc-qemu-unsigned.b64");

  @Test
  void isRefusedByItsAlgorithmBeforeAnythingInItIsLookedAt() throws IOException {
    Path prototypes =
        Optional.ofNullable(System.getenv("TREZA_VECTORS"))
            .map(Path::of)
            .orElseGet(
                () -> Path.of(System.getProperty("treza.root", "."), "..", "shared", "vectors"))
            .resolveSibling("prototypes");
    Path sample = prototypes.resolve(SAMPLE);
    assumeTrue(Files.isRegularFile(sample), "the sample of QEMU's document is not here: " + sample);
    Bytes document = Bytes.of(Base64.getMimeDecoder().decode(Files.readString(sample)));
    switch (AttestationVerifier.read(document)) {
      case Refused<AttestationDocument>(var refusal) ->
          assertThat(refusal.id()).isEqualTo(AttestationRefusal.ALGORITHM);
      case Accepted<AttestationDocument>(var read) -> throw new AssertionError(read);
    }
  }
}
