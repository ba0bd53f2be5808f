package dev.treza.agent.launch;

import dev.treza.agent.crypto.ProcessHardening;
import dev.treza.agent.crypto.ProcessHardeningException;
import dev.treza.agent.crypto.SecretMemory;
import dev.treza.agent.nitro.Kernel;
import dev.treza.agent.nitro.LinuxKernel;
import dev.treza.agent.nitro.LinuxVsock;
import dev.treza.agent.nitro.Nsm;
import dev.treza.agent.nitro.Pid1;
import dev.treza.agent.nitro.SecurityModule;
import dev.treza.agent.nitro.Vsock;
import dev.treza.agent.nitro.VsockAddress;
import dev.treza.agent.nitro.VsockListener;
import dev.treza.agent.setup.BootException;
import dev.treza.agent.setup.Parts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/// Process 1 of a Nitro enclave, and its only one. Whatever ends it ends the enclave: nobody could
/// restart it, and an agent that is not whole must not serve.
public final class NitroMain {
  /// Where the parent's relay reaches the agent.
  static final VsockAddress SERVICE = new VsockAddress(VsockAddress.ANY_CID, 5000);

  private static final int BACKLOG = 64;

  private NitroMain() {}

  /// Takes no arguments; what the kernel passes on is not looked at. Settings are system properties
  /// of the measured launcher arguments.
  public static void main(String... ignored) {
    Thread.setDefaultUncaughtExceptionHandler((_, broken) -> {
      log("the enclave ends: " + broken);
      Runtime.getRuntime().halt(1);
    });
    Kernel kernel = new LinuxKernel();
    try {
      String parentCid = System.getProperty(NitroSettings.PARENT_CID, "");
      serve(kernel, new ParentVsock(new LinuxVsock(), NitroSettings.parse(parentCid).parentCid()));
    } catch (IOException | BootException | ProcessHardeningException e) {
      log("the enclave ends: " + e.getMessage());
    }
    end(kernel);
  }

  private static void serve(Kernel kernel, Vsock vsock)
      throws IOException, BootException, ProcessHardeningException {
    Pid1 pid1 = new Pid1(kernel, vsock);
    pid1.prepare();
    ProcessHardening.apply();
    try (SecurityModule module = Nsm.open()) {
      EntropyCheck.require(EntropyCheck.CURRENT);
      pid1.heartbeat();
      Parts parts = parts(EnclaveName.ask(vsock), module, vsock);
      InetSocketAddress loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      try (RunningAgent agent = RunningAgent.start(parts, loopback, NitroMain::log);
          VsockListener listener = vsock.listen(SERVICE, BACKLOG)) {
        log("listening on " + SERVICE);
        new VsockPump(agent.address()).serve(listener);
      }
    }
  }

  private static Parts parts(String enclave, SecurityModule module, Vsock vsock) {
    NitroNsm nsm = new NitroNsm(module);
    SecretMemory memory = new SecretMemory();
    AwsSealedStore sealed =
        new AwsSealedStore(
            new AwsSealedStore.Parent(
                new VsockEndpoints(vsock), new ParentCredentials(vsock), Optional.empty()),
            nsm,
            memory,
            System::nanoTime);
    return new Parts(enclave, nsm, new NoStorage(), sealed, memory, System::nanoTime);
  }

  /// The kernel panics when process 1 ends; asking for the restart first is only quicker.
  private static void end(Kernel kernel) {
    try {
      kernel.restart();
    } catch (IOException e) {
      log("no restart: " + e.getMessage());
    }
    Runtime.getRuntime().halt(1);
  }

  /// The console of the enclave, which nobody can read outside debug mode.
  private static void log(String line) {
    System.err.println(line);
  }
}
