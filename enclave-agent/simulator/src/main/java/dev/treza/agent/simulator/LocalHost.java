package dev.treza.agent.simulator;

import dev.treza.agent.crypto.LockedMemoryException;
import dev.treza.agent.crypto.NativeLibraryException;
import dev.treza.agent.crypto.ProcessHardening;
import dev.treza.agent.crypto.ProcessHardeningException;
import dev.treza.agent.crypto.SecretMemory;
import dev.treza.agent.launch.AwsSealedStore;
import dev.treza.agent.launch.RunningAgent;
import dev.treza.agent.seal.SealedStore;
import dev.treza.agent.setup.BootException;
import dev.treza.agent.setup.Parts;
import dev.treza.agent.simulator.CertificateMaker.Issued;
import dev.treza.agent.store.FileSealedRecords;
import dev.treza.agent.store.JournalStateStore;
import dev.treza.agent.store.StoreException;
import dev.treza.fleet.Bytes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;

/// The program that runs one simulated enclave: `LocalHost --home DIR --enclave ID --jars DIR
/// [--port N] [--sealing files|aws]`. It prints one line when it listens and ends when its standard
/// input ends, so that it never outlives the console that started it.
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
    SecureRandom random = new SecureRandom();
    Issued root =
        SimulatorRoot.keptIn(
            options.home(), new CertificateMaker(random), Clock.systemUTC().instant());
    try (JournalStateStore state = JournalStateStore.open(folder.resolve("state.journal"));
        RunningAgent agent =
            RunningAgent.start(
                parts(options, folder, state, root, random),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), options.port()),
                LocalHost::log)) {
      long pid = ProcessHandle.current().pid();
      EndpointFile.write(folder, agent.address(), pid, root.certificate());
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

  private static Parts parts(
      HostOptions options, Path folder, JournalStateStore state, Issued root, SecureRandom random)
      throws IOException,
          GeneralSecurityException,
          StoreException,
          LockedMemoryException,
          NativeLibraryException {
    SecretMemory memory = new SecretMemory();
    byte[] bootRandom = new byte[8];
    random.nextBytes(bootRandom);
    EnclaveIdentity identity =
        EnclaveIdentity.of(
            options.enclave(), options.region(), options.parentRole(), Bytes.of(bootRandom));
    Path javaHome = Path.of(System.getProperty("java.home"));
    SoftwareNsm nsm =
        SoftwareNsm.create(
            root,
            identity,
            JarMeasurement.of(options.jars(), javaHome).pcrs(),
            random,
            Clock.systemUTC());
    return new Parts(
        options.enclave(),
        nsm,
        state,
        sealed(options, folder, root, nsm, memory),
        memory,
        System::nanoTime);
  }

  private static SealedStore sealed(
      HostOptions options, Path folder, Issued root, SoftwareNsm nsm, SecretMemory memory)
      throws IOException, StoreException, LockedMemoryException, NativeLibraryException {
    return switch (options.sealing()) {
      case FILES ->
          new FileSealedStore(
              FileSealingKey.keptIn(
                  folder.resolve("simulated-kms.key"), memory, new SecureRandom()),
              new FileSealedRecords(folder.resolve("sealed")));
      case AWS -> {
        SimulatedParent parent = new SimulatedParent(options.home(), options.parentRole());
        yield new AwsSealedStore(
            new AwsSealedStore.Parent(parent, parent, Optional.of(root.certificate())),
            nsm,
            memory,
            System::nanoTime);
      }
    };
  }
}
