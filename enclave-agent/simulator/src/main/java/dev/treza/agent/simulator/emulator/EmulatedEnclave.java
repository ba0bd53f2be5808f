package dev.treza.agent.simulator.emulator;

import dev.treza.agent.simulator.EndpointFile;
import dev.treza.agent.simulator.SimulatedBoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.concurrent.ExecutionException;

/// The program that boots and holds one emulated enclave: `EmulatedEnclave --home DIR --enclave ID
/// --image FILE --programs DIR [--acpi on] [--memory MiB]`. It prints one line when the enclave
/// listens and ends with it, or when standard input ends. The enclave's console is `console.log` in
/// its folder.
public final class EmulatedEnclave {
  private EmulatedEnclave() {}

  /// Exit codes: 0 ended as asked, 1 could not start or ended by itself, 2 wrong options.
  public static void main(String... arguments) {
    System.exit(run(arguments));
  }

  private static int run(String... arguments) {
    try {
      return hold(EmulatorOptions.parse(arguments));
    } catch (IllegalArgumentException e) {
      return complain(2, e);
    } catch (IOException | GeneralSecurityException | EmulatorException | ExecutionException e) {
      return complain(1, e);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return complain(1, interrupted);
    }
  }

  private static int complain(int code, Exception e) {
    System.err.println("treza emulated enclave: " + e.getMessage());
    return code;
  }

  private static int hold(EmulatorOptions options)
      throws IOException,
          GeneralSecurityException,
          EmulatorException,
          ExecutionException,
          InterruptedException {
    Path folder = Files.createDirectories(options.folder());
    try (RunFolder run = RunFolder.create()) {
      ImageFile image = ImageFile.read(options.image());
      BootFiles boot = BootFiles.of(image, run.path());
      SimulatedBoot module =
          SimulatedBoot.of(
              options.home(),
              options.enclave(),
              options.region(),
              options.parentRole(),
              options.module().registers(image, boot));
      try (Machine machine = Machine.start(options, boot, module.module(), run.path())) {
        Thread.ofPlatform().daemon().name("leash").start(() -> awaitEndOfInput(machine));
        if (machine.awaitListening()) {
          try (Relay relay = Relay.start(machine.agent())) {
            long pid = ProcessHandle.current().pid();
            EndpointFile.write(folder, relay.address(), pid, module.root());
            say("listening " + relay.address().getPort());
            machine.awaitEnd();
          }
        }
      }
      return 0;
    }
  }

  private static void awaitEndOfInput(Machine machine) {
    try {
      while (System.in.read() >= 0) {}
    } catch (IOException broken) {
      say("standard input is broken: " + broken.getMessage());
    }
    machine.stop();
  }

  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
