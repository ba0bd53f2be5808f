package dev.treza.sdk.process;

import dev.treza.agent.simulator.LocalHost;
import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// An agent that does what none ever may: it holds a key on the Java heap. Its first argument is
/// the file with the key, the others are the local host's.
final class LeakyProcess {
  private LeakyProcess() {}

  public static void main(String... arguments) throws IOException {
    byte[] leaked = Files.readAllBytes(Path.of(arguments[0]));
    try {
      LocalHost.main(Arrays.copyOfRange(arguments, 1, arguments.length));
    } finally {
      Reference.reachabilityFence(leaked);
    }
  }
}
