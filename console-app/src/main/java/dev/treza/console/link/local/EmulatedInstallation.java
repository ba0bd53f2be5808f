package dev.treza.console.link.local;

import dev.treza.console.ConsoleException;
import dev.treza.console.ConsoleRefusal;
import dev.treza.console.store.AtomicFiles;
import dev.treza.console.store.ConsoleHome;
import dev.treza.fleet.attestation.ExpectedMeasurements;
import dev.treza.fleet.charter.Charter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An image built for emulation, with all that boots it. Its measurements are those the image's
/// builder wrote down.
///
/// @param agent the simulator plays the parent and the security module
/// @param folder with `agent.eif`, `measurements.json`, `programs/` and `machine`
record EmulatedInstallation(AgentInstallation agent, Path folder) implements LocalProgram {
  static final String REGION = "local-emulated-1";

  private static final String PROGRAM =
      "dev.treza.agent.simulator/dev.treza.agent.simulator.emulator.EmulatedEnclave";
  private static final Pattern MACHINE = Pattern.compile("acpi=(on|off) memory=([0-9]{2,5})\\R?");

  @Override
  public List<String> command(ConsoleHome home, String id) throws ConsoleException {
    Matcher machine = machine();
    return List.of(
        agent.java().toString(),
        "-XX:+UseSerialGC",
        "-Xmx1g",
        "-XX:TieredStopAtLevel=1",
        "--enable-native-access=dev.treza.agent.crypto,dev.treza.agent.simulator",
        "--illegal-native-access=deny",
        "--module-path",
        agent.folder().toString(),
        "--module",
        PROGRAM,
        "--home",
        home.folder().toString(),
        "--enclave",
        id,
        "--image",
        folder.resolve("agent.eif").toString(),
        "--programs",
        folder.resolve("programs").toString(),
        "--acpi",
        machine.group(1),
        "--memory",
        machine.group(2),
        "--region",
        REGION,
        "--parent-role",
        PARENT_ROLE);
  }

  /// What the kernel in the image needs of the machine.
  private Matcher machine() throws ConsoleException {
    Path file = folder.resolve("machine");
    String text =
        AtomicFiles.read(file)
            .map(content -> new String(content.toArray(), StandardCharsets.US_ASCII))
            .orElse("");
    Matcher machine = MACHINE.matcher(text);
    if (!machine.matches()) {
      throw new ConsoleException(ConsoleRefusal.FACTS, file + " describes no machine");
    }
    return machine;
  }

  @Override
  public ExpectedMeasurements measurements() throws ConsoleException {
    return ExpectedMeasurements.of(MeasurementFile.read(folder.resolve("measurements.json")));
  }

  @Override
  public String region() {
    return REGION;
  }

  @Override
  public String stateStore() {
    return Charter.VOLATILE_STORE;
  }
}
