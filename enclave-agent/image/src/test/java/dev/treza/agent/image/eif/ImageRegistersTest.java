package dev.treza.agent.image.eif;

import static dev.treza.agent.image.Outcomes.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.attestation.PcrValue;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

/// The expected values were worked out by another program from the specification.
class ImageRegistersTest {
  private final SortedMap<Integer, PcrValue> registers =
      accepted(ImageRegisters.of(TinyImage.IMAGE));

  @Test
  void measuresEverythingInPcr0() {
    assertThat(registers.get(0))
        .isEqualTo(
            PcrValue.parse(
                "baef167d9ed08c4db7cb7b0c55a71597866c1898d06f6f3b12348400858f9d2ac011371ce71cdfb990975399a47a5168"));
  }

  @Test
  void measuresKernelAndBootRamdiskInPcr1() {
    assertThat(registers.get(1))
        .isEqualTo(
            PcrValue.parse(
                "478dea37c4cbf7a807c622e20cd75a7fd0d1777b28707720faf3a8ab2b12c9d724d304ac3875a53b4e7f463669f7507b"));
  }

  @Test
  void measuresTheApplicationInPcr2() {
    assertThat(registers.get(2))
        .isEqualTo(
            PcrValue.parse(
                "8a45599e5e77b24c4b6472869c24e10490c4d5df715fbd0811fc4b33d370276cf00bb24871d3a1987587d6b9283d4f42"));
  }

  /// The widely published PCR2 of images that have one ramdisk only.
  @Test
  void measuresNothingAsTheDigestOfNothing() {
    EnclaveImage alone =
        new EnclaveImage(
            0, 0, Bytes.EMPTY, "a", Bytes.EMPTY, List.of(Bytes.EMPTY), Optional.empty());
    assertThat(accepted(ImageRegisters.of(alone)).get(2))
        .isEqualTo(
            PcrValue.parse(
                "21b9efbc184807662e966d34f390821309eeac6802309798826296bf3e8bec7c10edb30948c90ba67310f7b964fc500a"));
  }

  @Test
  void leavesPcr8OutOfAnUnsignedImage() {
    assertThat(registers).containsOnlyKeys(0, 1, 2);
  }

  @Test
  void doesNotMeasureMetadata() {
    EnclaveImage image = TinyImage.IMAGE;
    EnclaveImage relabelled =
        new EnclaveImage(
            1,
            1,
            image.kernel(),
            image.commandLine(),
            Bytes.utf8("other"),
            image.ramdisks(),
            Optional.empty());
    assertThat(accepted(ImageRegisters.of(relabelled))).isEqualTo(registers);
  }
}
