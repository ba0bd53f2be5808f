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
  private Bytes unsigned = Bytes.EMPTY;
  private Bytes signed = Bytes.EMPTY;
  private final List<String> steps = new ArrayList<>();

  @BeforeAll
  void build(@TempDir Path folder) throws IOException {
    ImageInputs inputs = AgentParts.gather(folder).inputs();
    ImageSigner signer =
        accepted(
            SigningFiles.read(
                TestSigner.file("signer.key").toArray(), TestSigner.file("signer.pem")));
    unsigned = accepted(ImageBuild.run(inputs, Optional.empty(), steps::add)).file();
    signed = accepted(ImageBuild.run(inputs, Optional.of(signer), _ -> {})).file();
  }

  @Test
  void isTheSameSignedButForTheSignature() {
    EnclaveImage image = accepted(EifReader.read(signed));
    assertThat(EifWriter.write(with(image, image.ramdisks())).equals(unsigned)).isTrue();
  }

  @Test
  void hasPcr8OnlyIfItIsSigned() {
    assertThat(measurements(unsigned).pcrs()).containsOnlyKeys(0, 1, 2);
    assertThat(measurements(signed).pcrs()).containsOnlyKeys(0, 1, 2, 8);
    assertThat(measurements(signed).admits(measurements(unsigned))).isTrue();
  }

  @Test
  void measuresWhatItIsExpectedToMeasure() {
    Measurements own = measurements(signed);
    assertThat(accepted(ImageInspection.compare(own, ExpectedMeasurements.of(own)))).isEqualTo(own);
  }

  @Test
  void isRefusedUnsignedWhereASignatureIsExpected() {
    assertRefused(
        ImageInspection.compare(
            measurements(unsigned), ExpectedMeasurements.of(measurements(signed))),
        ImageRefusal.MEASUREMENTS,
        "PCR8 is not measured");
  }

  @Test
  void isRefusedWhereNothingIsExpected() {
    assertRefused(
        ImageInspection.compare(measurements(signed), ExpectedMeasurements.NONE),
        ImageRefusal.MEASUREMENTS,
        "nothing says");
  }

  @Test
  void isNamedAndVersionedAfterTheAgent() {
    assertThat(measurements(unsigned)).hasToString("Treza enclave agent (0.1.0)");
  }

  @Test
  void saysWhichJdkItsRuntimeIsOf() {
    assertThat(accepted(OpenedImage.open(unsigned)).metadata().jdk())
        .isEqualTo(System.getProperty("java.vendor.version"));
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
    assertThat(changed.pcrs().get(1)).isEqualTo(measurements(unsigned).pcrs().get(1));
    assertThat(changed.pcrs().get(2)).isNotEqualTo(measurements(unsigned).pcrs().get(2));
    assertThat(changed.pcrs().get(0)).isNotEqualTo(measurements(unsigned).pcrs().get(0));
  }

  @Test
  void listsItsFilesWithSizeAndDigest() {
    assertThat(accepted(OpenedImage.open(unsigned)).contents().lines())
        .allMatch(line -> line.matches("/[!-~]+ [0-9]+ [0-9a-f]{64}"))
        .anyMatch(line -> line.startsWith("/opt/app/lib/dev.treza.agent.jar "))
        .anyMatch(line -> line.startsWith("/init "))
        .noneMatch(line -> line.contains("simulator"));
  }

  @Test
  void isReadByAnotherProgramAsByThisOne(@TempDir Path folder)
      throws IOException, InterruptedException {
    OtherReader.Run run = OtherReader.read(signed, folder);
    assertThat(run.code()).as("%s", run.lines()).isZero();
    List<String> expected = new ArrayList<>();
    measurements(signed)
        .pcrs()
        .forEach((index, value) -> expected.add("PCR" + index + " " + value));
    accepted(OpenedImage.open(signed)).contents().lines().forEach(expected::add);
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
                accepted(EifReader.read(signed)).signature()));
    OtherReader.Run run = OtherReader.read(forged, folder);
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.lines()).contains("read_eif: signed over another PCR0");
  }

  private Bytes withMore(Entry entry) {
    EnclaveImage image = accepted(EifReader.read(unsigned));
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

  private static Measurements measurements(Bytes file) {
    return accepted(OpenedImage.open(file)).measurements();
  }
}
