package dev.treza.agent.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NativeLibraryTest {
  static PinnedLibrary[] libraries() {
    return new PinnedLibrary[] {PinnedLibrary.SECP256K1, PinnedLibrary.SODIUM, PinnedLibrary.BLST};
  }

  @ParameterizedTest
  @MethodSource("libraries")
  void refusesALibraryOfWhichOneBitDiffers(PinnedLibrary library) throws Exception {
    byte[] content = NativeLibrary.content(library);
    content[content.length / 2] ^= 1;
    assertThatThrownBy(() -> NativeLibrary.load(library, content))
        .isInstanceOf(NativeLibraryException.class)
        .hasMessageContaining(library.name())
        .hasMessageContaining(library.pin(PinnedLibrary.platform()).orElseThrow());
  }

  @Test
  void loadsEachLibraryAsItself() throws Exception {
    assertThat(NativeLibrary.load(PinnedLibrary.SECP256K1).find("secp256k1_ecdsa_verify"))
        .isPresent();
    assertThat(NativeLibrary.load(PinnedLibrary.SODIUM).find("sodium_init")).isPresent();
    assertThat(NativeLibrary.load(PinnedLibrary.BLST).find("blst_sk_to_pk_in_g1")).isPresent();
  }

  @Test
  void refusesALibraryThatIsNotInTheJar() {
    PinnedLibrary absent = new PinnedLibrary("libabsent", Map.of(PinnedLibrary.platform(), "00"));
    assertThatThrownBy(() -> NativeLibrary.load(absent))
        .isInstanceOf(NativeLibraryException.class)
        .hasMessageContaining("libabsent");
  }

  @Test
  void refusesALibraryWithoutAPinForThisPlatform() {
    PinnedLibrary foreign = new PinnedLibrary("libforeign", Map.of("plan9-mips", "00"));
    assertThatThrownBy(() -> NativeLibrary.load(foreign, new byte[0]))
        .isInstanceOf(NativeLibraryException.class)
        .hasMessageContaining("no pin");
  }

  @Test
  void cannotBeChangedOnceItsDigestWasCompared() throws Exception {
    SealedFile file = SealedFile.of("sealed", new byte[] {1, 2, 3});
    assertThatThrownBy(() -> Files.write(Path.of(file.path()), new byte[] {9}))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not permitted");
    assertThat(Files.readAllBytes(Path.of(file.path()))).containsExactly(1, 2, 3);
  }
}
