package dev.treza.agent.image.cli;

import static dev.treza.agent.image.Outcomes.accepted;
import static dev.treza.agent.image.Outcomes.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.agent.image.ImageInspection;
import dev.treza.agent.image.TestSigner;
import dev.treza.agent.image.eif.EifReader;
import dev.treza.agent.image.eif.EifWriter;
import dev.treza.agent.image.eif.EnclaveImage;
import dev.treza.agent.image.ramdisk.CpioReader;
import dev.treza.agent.image.ramdisk.CpioWriter;
import dev.treza.agent.image.ramdisk.Entry;
import dev.treza.agent.image.ramdisk.Ramdisk;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.attestation.Measurements;
import dev.treza.fleet.charter.MeasurementsJson;
import dev.treza.fleet.image.ImageRefusal;
import dev.treza.fleet.json.JsonFields;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Builds the real agent's image twice, in two folders, and opens what came out.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BuiltImageTest {
  private Path one = Path.of("");
  private Path other = Path.of("");
  private Path signer = Path.of("");

  @BeforeAll
  void build(@TempDir Path folder) throws IOException {
    AgentParts parts = AgentParts.gather(folder);
    one = folder.resolve("one");
    other = folder.resolve("two/with/another/path");
    signer = Files.write(folder.resolve("signer.key"), TestSigner.file("signer.key").toArray());
    Path certificate =
        Files.write(folder.resolve("signer.pem"), TestSigner.file("signer.pem").toArray());
    assertThat(run(parts.build(one))).isZero();
    List<String> signed = new ArrayList<>(parts.build(other));
    signed.addAll(
        List.of("--sign-key", signer.toString(), "--sign-certificate", certificate.toString()));
    assertThat(run(signed)).isZero();
  }

  @Test
  void isTheSameInBothFoldersButForTheSignature() throws IOException {
    EnclaveImage unsigned = image(one);
    EnclaveImage signed = image(other);
    EnclaveImage stripped =
        new EnclaveImage(
            signed.memory(),
            signed.cpus(),
            signed.kernel(),
            signed.commandLine(),
            signed.metadata(),
            signed.ramdisks(),
            Optional.empty());
    assertThat(EifWriter.write(stripped).equals(EifWriter.write(unsigned))).isTrue();
  }

  @Test
  void measuresTheSameInBothFolders() throws IOException {
    Measurements unsigned = measurements(one);
    Measurements signed = measurements(other);
    assertThat(signed.admits(unsigned)).isTrue();
    assertThat(unsigned.pcrs()).containsOnlyKeys(0, 1, 2);
    assertThat(signed.pcrs()).containsOnlyKeys(0, 1, 2, 8);
  }

  @Test
  void verifiesAgainstItsOwnMeasurementFile() {
    assertThat(run(List.of("verify", eif(one), "--measurements", file(one)))).isZero();
    assertThat(run(List.of("verify", eif(other), "--measurements", file(other)))).isZero();
  }

  @Test
  void isRefusedUnsignedWhereASignatureIsExpected() {
    assertThat(run(List.of("verify", eif(one), "--measurements", file(other))))
        .isEqualTo(ImageProgram.REFUSED);
  }

  @Test
  void holdsNoClassOfSimulatorOrTestsAndOnlyListedFiles() throws IOException {
    assertThat(accepted(ImageInspection.open(read(one))).release()).isEqualTo("0.1.0");
  }

  @Test
  void isRefusedWithAShellInside() throws IOException {
    Bytes image = withMore(new Entry.File("opt/jre/bin/sh", Bytes.utf8("#!"), true));
    assertRefused(ImageInspection.open(image), ImageRefusal.CONTENT, "/opt/jre/bin/sh");
  }

  @Test
  void measuresOtherwiseWithAnotherFileInside() throws IOException {
    Bytes image = withMore(new Entry.Folder("opt/more"));
    Measurements changed = accepted(ImageInspection.measure(image));
    assertThat(changed.pcrs().get(1)).isEqualTo(measurements(one).pcrs().get(1));
    assertThat(changed.pcrs().get(2)).isNotEqualTo(measurements(one).pcrs().get(2));
    assertThat(changed.pcrs().get(0)).isNotEqualTo(measurements(one).pcrs().get(0));
  }

  @Test
  void listsItsFilesWithSizeAndDigest() throws IOException {
    assertThat(Files.readAllLines(one.resolve(BuildCommand.CONTENTS)))
        .allMatch(line -> line.matches("/[!-~]+ [0-9]+ [0-9a-f]{64}"))
        .anyMatch(line -> line.startsWith("/opt/app/lib/dev.treza.agent.jar "))
        .noneMatch(line -> line.contains("simulator"));
  }

  private Bytes withMore(Entry entry) throws IOException {
    EnclaveImage image = image(one);
    List<Entry> entries =
        new ArrayList<>(accepted(CpioReader.read(image.ramdisks().getLast())).entries());
    entries.add(entry);
    List<Bytes> disks =
        List.of(image.ramdisks().getFirst(), CpioWriter.write(new Ramdisk(entries)));
    return EifWriter.write(
        new EnclaveImage(
            image.memory(),
            image.cpus(),
            image.kernel(),
            image.commandLine(),
            image.metadata(),
            disks,
            Optional.empty()));
  }

  private static int run(List<String> arguments) {
    PrintStream nowhere =
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    return new ImageProgram(nowhere, System.err).run(arguments.toArray(String[]::new));
  }

  private static String eif(Path folder) {
    return folder.resolve(BuildCommand.IMAGE).toString();
  }

  private static String file(Path folder) {
    return folder.resolve(BuildCommand.MEASUREMENTS).toString();
  }

  private static Bytes read(Path folder) throws IOException {
    return Bytes.of(Files.readAllBytes(folder.resolve(BuildCommand.IMAGE)));
  }

  private static EnclaveImage image(Path folder) throws IOException {
    return accepted(EifReader.read(read(folder)));
  }

  private static Measurements measurements(Path folder) throws IOException {
    Bytes json = Bytes.of(Files.readAllBytes(folder.resolve(BuildCommand.MEASUREMENTS)));
    return accepted(JsonFields.decode(json, MeasurementsJson::read));
  }
}
