package dev.treza.agent.image.eif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EifWriterTest {
  /// Written by an independent program from the description of the format.
  @Test
  void writesTheFileTheFormatDescribes() {
    Bytes file = EifWriter.write(TinyImage.IMAGE);
    assertThat(file.length()).isEqualTo(649);
    assertThat(file.slice(EifFormat.AT_CRC, EifFormat.HEADER).hex()).isEqualTo("21ec43cc");
    assertThat(Digest.of(file).hex())
        .isEqualTo("7d008bcc20ae3f205103f024d1aaaa2b88273759fc0ec2923c7b2a9b4c8c70f9");
  }

  @Test
  void writesTheSameFileEveryTime() {
    assertThat(EifWriter.write(TinyImage.IMAGE)).isEqualTo(EifWriter.write(TinyImage.IMAGE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a\0", "a\n", "é"})
  void takesOnlyPrintableCommandLines(String commandLine) {
    assertThatThrownBy(() -> image(commandLine, 1)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 29})
  void takesOneToTwentyEightRamdisks(int count) {
    assertThatThrownBy(() -> image("a", count)).isInstanceOf(IllegalArgumentException.class);
  }

  private static EnclaveImage image(String commandLine, int ramdisks) {
    List<Bytes> disks = Collections.nCopies(ramdisks, Bytes.EMPTY);
    return new EnclaveImage(0, 0, Bytes.EMPTY, commandLine, Bytes.EMPTY, disks, Optional.empty());
  }
}
