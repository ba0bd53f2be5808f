package dev.treza.agent.simulator;

import dev.treza.agent.crypto.LockedMemoryException;
import dev.treza.agent.crypto.NativeLibraryException;
import dev.treza.agent.crypto.ProcessHardening;
import dev.treza.agent.crypto.ProcessHardeningException;
import dev.treza.agent.crypto.SecretMemory;
import dev.treza.agent.launch.RunningAgent;
import dev.treza.agent.setup.BootException;
import dev.treza.agent.setup.Parts;
import dev.treza.agent.store.StoreException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/// The program that runs one simulated enclave: `LocalHost --home DIR --enclave ID --jars DIR
/// [--port N] [--sealing files|aws] [--state-table ARN]`. It prints one line when it listens and
/// ends when its standard input ends, so that it never outlives the console that started it.
public final class LocalHost {
  private LocalHost() {}

  /// Exit codes: 0 ended, 1 could not start, 2 wrong options.
  public static void main(String... arguments) {
    System.exit(run(arguments));
  }

  private static int run(String... arguments) {
    try {
      return serve(HostOptions.parse(arguments));
    } catch (IllegalArgumentException e) {
      System.err.println("treza simulated enclave: " + e.getMessage());
      return 2;
    } catch (IOException
        | GeneralSecurityException
        | StoreException
        | BootException
        | LockedMemoryException
        | NativeLibraryException
        | ProcessHardeningException e) {
      System.err.println("treza simulated enclave: " + e.getMessage());
      return 1;
    }
  }

  private static int serve(HostOptions options)
      throws IOException,
          GeneralSecurityException,
          StoreException,
          BootException,
          LockedMemoryException,
          NativeLibraryException,
          ProcessHardeningException {
    ProcessHardening.apply();
    Path folder = Files.createDirectories(options.folder());
    Path javaHome = Path.of(System.getProperty("java.home"));
    SimulatedBoot boot =
        SimulatedBoot.of(
            options.home(),
            options.enclave(),
            options.region(),
            options.parentRole(),
            JarMeasurement.of(options.jars(), javaHome).pcrs());
    SecretMemory memory = new SecretMemory();
    try (HostStorage storage = HostStorage.open(options, boot, memory);
        RunningAgent agent =
            RunningAgent.start(
                new Parts(
                    options.enclave(), boot.module(), storage.choice(), memory, System::nanoTime),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), options.port()),
                LocalHost::log)) {
      long pid = ProcessHandle.current().pid();
      EndpointFile.write(folder, agent.address(), pid, boot.root());
      say("listening " + agent.address().getPort());
      while (System.in.read() >= 0) {}
      return 0;
    }
  }

  private static void log(String line) {
    System.err.println(line);
  }

  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
