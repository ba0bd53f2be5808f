package dev.treza.agent.image;

import static dev.treza.agent.image.Outcomes.accepted;
import static dev.treza.agent.image.Outcomes.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.agent.image.eif.EifReader;
import dev.treza.agent.image.eif.EifWriter;
import dev.treza.agent.image.eif.EnclaveImage;
import dev.treza.agent.image.eif.ImageSigner;
import dev.treza.agent.image.ramdisk.CpioReader;
import dev.treza.agent.image.ramdisk.CpioWriter;
import dev.treza.agent.image.ramdisk.Entry;
import dev.treza.agent.image.ramdisk.Ramdisk;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.attestation.ExpectedMeasurements;
import dev.treza.fleet.attestation.Measurements;
import dev.treza.fleet.image.ImageRefusal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Builds the real agent's image, unsigned and signed, and looks at what came out.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BuiltImageTest {
  private Optional<OpenedImage> unsigned = Optional.empty();
  private Optional<OpenedImage> signed = Optional.empty();
  private final List<String> steps = new ArrayList<>();

  @BeforeAll
  void build(@TempDir Path folder) throws IOException {
    ImageInputs inputs = AgentParts.gather(folder).inputs();
    ImageSigner signer =
        accepted(
            SigningFiles.read(
                TestSigner.file("signer.key").toArray(), TestSigner.file("signer.pem")));
    unsigned = Optional.of(accepted(ImageBuild.run(inputs, Optional.empty(), steps::add)));
    signed = Optional.of(accepted(ImageBuild.run(inputs, Optional.of(signer), _ -> {})));
  }

  @Test
  void isTheSameSignedButForTheSignature() {
    EnclaveImage image = accepted(EifReader.read(signed().file()));
    assertThat(EifWriter.write(with(image, image.ramdisks())).equals(unsigned().file())).isTrue();
  }

  @Test
  void hasPcr8OnlyIfItIsSigned() {
    assertThat(unsigned().measurements().pcrs()).containsOnlyKeys(0, 1, 2);
    assertThat(signed().measurements().pcrs()).containsOnlyKeys(0, 1, 2, 8);
    assertThat(signed().measurements().admits(unsigned().measurements())).isTrue();
  }

  @Test
  void measuresWhatItIsExpectedToMeasure() {
    Measurements own = signed().measurements();
    assertThat(accepted(ImageInspection.compare(own, ExpectedMeasurements.of(own)))).isEqualTo(own);
  }

  @Test
  void isRefusedUnsignedWhereASignatureIsExpected() {
    assertRefused(
        ImageInspection.compare(
            unsigned().measurements(), ExpectedMeasurements.of(signed().measurements())),
        ImageRefusal.MEASUREMENTS,
        "PCR8 is not measured");
  }

  @Test
  void isRefusedWhereNothingIsExpected() {
    assertRefused(
        ImageInspection.compare(signed().measurements(), ExpectedMeasurements.NONE),
        ImageRefusal.MEASUREMENTS,
        "nothing says");
  }

  @Test
  void isNamedAndVersionedAfterTheAgent() {
    assertThat(unsigned().measurements()).hasToString("Treza enclave agent (0.1.0)");
  }

  @Test
  void saysWhichJdkItsRuntimeIsOf() {
    assertThat(unsigned().metadata().jdk()).isEqualTo(System.getProperty("java.vendor.version"));
  }

  @Test
  void saysWhatItIsDoing() {
    assertThat(steps).hasSize(2);
  }

  @Test
  void isRefusedWithAShellInside() {
    Bytes image = withMore(new Entry.File("opt/jre/bin/sh", Bytes.utf8("#!"), true));
    assertRefused(OpenedImage.open(image), ImageRefusal.CONTENT, "/opt/jre/bin/sh");
  }

  @Test
  void isRefusedWithTheSimulatorInside() {
    Bytes image =
        withMore(
            new Entry.File("opt/app/lib/dev.treza.agent.simulator.jar", Bytes.utf8("PK"), false));
    assertRefused(OpenedImage.open(image), ImageRefusal.CONTENT, "simulator");
  }

  @Test
  void measuresOtherwiseWithAnotherFileInside() {
    Measurements changed =
        accepted(ImageInspection.measure(withMore(new Entry.Folder("opt/more"))));
    assertThat(changed.pcrs().get(1)).isEqualTo(unsigned().measurements().pcrs().get(1));
    assertThat(changed.pcrs().get(2)).isNotEqualTo(unsigned().measurements().pcrs().get(2));
    assertThat(changed.pcrs().get(0)).isNotEqualTo(unsigned().measurements().pcrs().get(0));
  }

  @Test
  void listsItsFilesWithSizeAndDigest() {
    assertThat(unsigned().contents().lines())
        .allMatch(line -> line.matches("/[!-~]+ [0-9]+ [0-9a-f]{64}"))
        .anyMatch(line -> line.startsWith("/opt/app/lib/dev.treza.agent.jar "))
        .anyMatch(line -> line.startsWith("/init "))
        .noneMatch(line -> line.contains("simulator"));
  }

  @Test
  void isReadByAnotherProgramAsByThisOne(@TempDir Path folder)
      throws IOException, InterruptedException {
    OtherReader.Run run = OtherReader.read(signed().file(), folder);
    assertThat(run.code()).as("%s", run.lines()).isZero();
    List<String> expected = new ArrayList<>();
    signed()
        .measurements()
        .pcrs()
        .forEach((index, value) -> expected.add("PCR" + index + " " + value));
    signed().contents().lines().forEach(expected::add);
    assertThat(run.lines()).isEqualTo(expected);
  }

  /// So that its word above counts.
  @Test
  void isRefusedByTheOtherProgramWithTheSignatureOfAnother(@TempDir Path folder)
      throws IOException, InterruptedException {
    EnclaveImage other = accepted(EifReader.read(withMore(new Entry.Folder("opt/more"))));
    Bytes forged =
        EifWriter.write(
            new EnclaveImage(
                other.memory(),
                other.cpus(),
                other.kernel(),
                other.commandLine(),
                other.metadata(),
                other.ramdisks(),
                accepted(EifReader.read(signed().file())).signature()));
    OtherReader.Run run = OtherReader.read(forged, folder);
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.lines()).contains("read_eif: signed over another PCR0");
  }

  private Bytes withMore(Entry entry) {
    EnclaveImage image = accepted(EifReader.read(unsigned().file()));
    List<Entry> entries =
        new ArrayList<>(accepted(CpioReader.read(image.ramdisks().getLast())).entries());
    entries.add(entry);
    return EifWriter.write(
        with(image, List.of(image.ramdisks().getFirst(), CpioWriter.write(new Ramdisk(entries)))));
  }

  private static EnclaveImage with(EnclaveImage image, List<Bytes> ramdisks) {
    return new EnclaveImage(
        image.memory(),
        image.cpus(),
        image.kernel(),
        image.commandLine(),
        image.metadata(),
        ramdisks,
        Optional.empty());
  }

  private OpenedImage unsigned() {
    return unsigned.orElseThrow();
  }

  private OpenedImage signed() {
    return signed.orElseThrow();
  }
}
