package dev.treza.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.treza.agent.image.ImageBuild;
import dev.treza.agent.image.ImageInputs;
import dev.treza.agent.image.OpenedImage;
import dev.treza.agent.image.layout.AgentArguments;
import dev.treza.console.airgap.OfflineDesk;
import dev.treza.console.cli.CommandContext;
import dev.treza.console.cli.ImageParts;
import dev.treza.console.cli.TrezaCommand;
import dev.treza.console.credential.ApprovalDesk;
import dev.treza.console.credential.StarterCredential;
import dev.treza.console.credential.own.CredentialWorkshop;
import dev.treza.console.credential.own.OwnCredential;
import dev.treza.console.credential.own.OwnDesk;
import dev.treza.console.enclave.AttestationViewModel;
import dev.treza.console.enclave.EnclaveSelection;
import dev.treza.console.fleet.FleetWatch;
import dev.treza.console.launch.Installation;
import dev.treza.console.link.local.AgentInstallation;
import dev.treza.console.link.local.LocalFleet;
import dev.treza.console.link.node.ConfiguredNodes;
import dev.treza.console.shell.TaskBoard;
import dev.treza.console.shell.Tasks;
import dev.treza.console.store.AttestationHistory;
import dev.treza.console.store.ConsoleHome;
import dev.treza.console.store.NodeFile;
import dev.treza.console.store.Records;
import dev.treza.console.store.ReleaseFiles;
import dev.treza.console.store.SignedFiles;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.attestation.AttestationRefusal;
import dev.treza.fleet.charter.MeasurementsJson;
import dev.treza.fleet.json.CanonicalJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The emulated enclave as the command line and the console meet it, and what they say when its
/// image is not the one that was built. Takes its time, so it is for full runs.
@Timeout(600)
final class EmulatedConsoleTest {
  private static final String ID = "emulated-1";
  private static final String LINE =
      "reboot=t panic=-1 console=ttyS0 quiet rootfstype=ramfs random.trust_cpu=on"
          + " no_timer_check tsc_early_khz=2000000 lpj=4000000";

  private final SecureRandom random = new SecureRandom();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @TempDir private Path folder;
  private Path built = Path.of("");
  private LocalFleet fleet;
  private StarterCredential credential;
  private Records records;

  @BeforeEach
  void prepare() throws Exception {
    assumeTrue(Boolean.getBoolean("treza.full"), "this boot is for full runs: ./test --full");
    String emulator = System.getProperty("treza.emulator", "");
    assumeTrue(!emulator.isBlank(), "there is no emulator here: scripts/emulator says why");
    ConsoleHome home = new ConsoleHome(folder.resolve("home"));
    home.create();
    AgentInstallation usual = Installation.of(System.getenv()).agent();
    built = Files.createDirectories(folder.resolve("built"));
    build(Path.of(emulator), usual.jars().orElseThrow());
    credential = new StarterCredential(home, random);
    records = Records.in(home);
    AgentInstallation agent =
        new AgentInstallation(usual.jars(), usual.java(), Optional.of(script()));
    fleet = new LocalFleet(home, agent, credential, random, InstantSource.system());
  }

  @AfterEach
  void end() throws Exception {
    if (fleet != null) {
      fleet.close();
      records.close();
    }
  }

  /// What `scripts/emulated-image` makes, out of the jars these tests run with.
  private void build(Path emulator, Path jars) throws IOException {
    Outcome<OpenedImage> outcome =
        ImageBuild.run(
            new ImageInputs(
                emulator.resolve("kernel"),
                LINE,
                Optional.of(emulator.resolve("modules")),
                jars,
                Path.of("/lib/x86_64-linux-gnu"),
                AgentArguments.EMULATED,
                ImageInputs.Size.DEFAULT,
                ImageInputs.Label.DEFAULT),
            Optional.empty(),
            _ -> {});
    OpenedImage image =
        switch (outcome) {
          case Outcome.Accepted<OpenedImage>(OpenedImage made) -> made;
          case Outcome.Refused<OpenedImage>(Refusal refusal) ->
              throw new AssertionError(refusal.line());
        };
    Files.write(built.resolve("agent.eif"), image.file().toArray());
    Files.write(
        built.resolve("measurements.json"),
        CanonicalJson.encode(MeasurementsJson.write(image.measurements())).toArray());
    Files.writeString(built.resolve("machine"), "acpi=on memory=512\n");
    Files.createSymbolicLink(built.resolve("programs"), emulator);
  }

  private Path script() throws IOException {
    Path script = Files.writeString(folder.resolve("image"), "#!/bin/sh\necho " + built + "\n");
    return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
  }

  private int treza(String... arguments) {
    CommandContext context =
        new CommandContext(
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            InstantSource.system(),
            fleet,
            new ApprovalDesk(credential, InstantSource.system(), random),
            new OwnDesk(
                new OwnCredential(new ConsoleHome(folder), credential, InstantSource.system()),
                new CredentialWorkshop(new ConsoleHome(folder), random)),
            new OfflineDesk(new ConsoleHome(folder), random),
            new ReleaseFiles(folder.resolve("releases")),
            ImageParts.find(Optional.empty()),
            Installation.of(System.getenv()).keyImport(),
            new ConfiguredNodes(new NodeFile(new ConsoleHome(folder))),
            new SignedFiles(new ConsoleHome(folder)),
            false);
    return new TrezaCommand(context).execute(arguments);
  }

  /// What the console shows of the enclave: the first refusal, if there is one.
  private Optional<Refusal> shown() {
    Tasks tasks = new Tasks(Runnable::run, Runnable::run, new TaskBoard());
    FleetWatch watch = new FleetWatch(fleet, new AttestationHistory(records), tasks);
    EnclaveSelection selection = new EnclaveSelection(watch);
    AttestationViewModel model = new AttestationViewModel(selection, tasks);
    watch.refresh();
    selection.choose(ID);
    model.verifyAgain();
    assertThat(model.steps()).isNotEmpty();
    return model.refusal();
  }

  /// One letter of one file, after the build; the builder's measurements stay as they are.
  private void tamper() throws IOException {
    Path image = built.resolve("agent.eif");
    byte[] content = Files.readAllBytes(image);
    String text = new String(content, StandardCharsets.ISO_8859_1);
    content[text.indexOf("127.0.0.1 localhost\n") + 18] = 'T';
    CRC32 crc = new CRC32();
    crc.update(content, 0, 544);
    crc.update(content, 548, content.length - 548);
    ByteBuffer.wrap(content).putInt(544, (int) crc.getValue());
    Files.write(image, content);
  }

  @Test
  void verifiesTheEmulatedEnclaveLikeAnyOtherAndRefusesItOnceItsImageWasChanged() throws Exception {
    fleet.startEmulated(_ -> {});
    assertThat(treza("attestation", "verify", "--enclave", ID)).as(err.toString()).isZero();
    assertThat(out.toString()).contains("SIMULATED");
    assertThat(treza("wallet", "generate", "--enclave", ID, "--network", "local", "--approve"))
        .as(err.toString())
        .isZero();
    assertThat(shown()).isEmpty();

    fleet.stopEmulated(_ -> {});
    tamper();
    assertThat(treza("fleet", "start", "--emulated")).isNotZero();
    assertThat(err.toString()).contains(AttestationRefusal.MEASUREMENTS.id());
    assertThat(treza("attestation", "verify", "--enclave", ID)).isEqualTo(3);
    assertThat(shown())
        .hasValueSatisfying(
            refusal -> assertThat(refusal.id()).isEqualTo(AttestationRefusal.MEASUREMENTS));
  }
}
