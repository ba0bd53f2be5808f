package dev.treza.sdk.process;

import static dev.treza.sdk.process.Installation.channel;
import static dev.treza.sdk.process.Installation.done;
import static dev.treza.sdk.process.Installation.payment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.treza.agent.crypto.scan.Hit;
import dev.treza.agent.crypto.scan.MemoryScan;
import dev.treza.agent.crypto.scan.Needle;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.protocol.PreparedTransaction;
import dev.treza.fleet.wallet.Wallet;
import dev.treza.sdk.AttestedChannel;
import dev.treza.sdk.peer.Accept;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The wallet's private key, which this test unseals with the simulator's own sealing key, is
/// looked for in the whole writable memory of the agent: Java heap, native heap, stacks; so are the
/// seed of derived keys, and keys that were imported.
@Timeout(120)
class AgentMemoryTest {
  private static final int SIGNATURES = 40;

  @Test
  void theAgentsMemoryHoldsNoKeyAfterSigning(@TempDir Path folder) throws Exception {
    Installation installation = Installation.in(folder);
    try (AgentProcess agent = installation.start()) {
      readable(agent);
      installation.found(agent);
      Charter charter = installation.charter(agent);
      Wallet wallet;
      try (AttestedChannel channel = channel(agent.endpoint(), installation.expectation(agent))) {
        wallet = installation.wallet(channel, charter);
        for (int nonce = 0; nonce < SIGNATURES; nonce++) {
          PreparedTransaction payment = payment(charter, wallet, nonce);
          done(Accept.accepted(channel.sign(payment, installation.approval(charter, payment))));
        }
      }
      Path key = Unsealing.toFile(agent.folder(), wallet, folder.resolve("key"));
      collect(agent.pid());

      assertThat(MemoryScan.ofProcess(agent.pid(), needle(key))).isEmpty();
      assertThat(foundInALeakyAgent(installation, folder.resolve("leaky"), key)).isNotEmpty();
    }
  }

  /// The seed of the namespace and a key derived from it: neither is anywhere but in its sealed
  /// record.
  @Test
  void theAgentsMemoryHoldsNoSeedAndNoKeyAfterDeriving(@TempDir Path folder) throws Exception {
    Installation installation = Installation.in(folder);
    try (AgentProcess agent = installation.start()) {
      readable(agent);
      installation.found(agent);
      Charter charter = installation.charter(agent);
      List<Wallet> wallets = new ArrayList<>();
      try (AttestedChannel channel = channel(agent.endpoint(), installation.expectation(agent))) {
        for (int i = 0; i < 8; i++) {
          wallets.add(installation.derived(channel, charter, "m/44'/60'/0'/0/" + i));
        }
        PreparedTransaction payment = payment(charter, wallets.getFirst(), 0);
        done(Accept.accepted(channel.sign(payment, installation.approval(charter, payment))));
      }
      Path seed = Unsealing.seedToFile(agent.folder(), folder.resolve("seed"));
      Path key = Unsealing.toFile(agent.folder(), wallets.getLast(), folder.resolve("key"));
      collect(agent.pid());

      assertThat(MemoryScan.ofProcess(agent.pid(), needle(seed))).isEmpty();
      assertThat(MemoryScan.ofProcess(agent.pid(), needle(key))).isEmpty();
      assertThat(foundInALeakyAgent(installation, folder.resolve("leaky"), seed)).isNotEmpty();
    }
  }

  /// A key that came from outside, through HPKE, and was released and used.
  @Test
  void theAgentsMemoryHoldsNoKeyAfterAnImport(@TempDir Path folder) throws Exception {
    Installation installation = Installation.in(folder);
    try (AgentProcess agent = installation.start()) {
      readable(agent);
      installation.found(agent);
      Charter charter = installation.charter(agent);
      Wallet wallet;
      try (AttestedChannel channel = channel(agent.endpoint(), installation.expectation(agent))) {
        wallet = new Importing(installation, channel, charter).imported(folder.resolve("key"));
        PreparedTransaction payment = payment(charter, wallet, 3);
        done(Accept.accepted(channel.sign(payment, installation.approval(charter, payment))));
      }
      collect(agent.pid());

      Needle needle = needle(folder.resolve("key"));
      assertThat(MemoryScan.ofProcess(agent.pid(), needle)).isEmpty();
      assertThat(foundInALeakyAgent(installation, folder.resolve("leaky"), folder.resolve("key")))
          .isNotEmpty();
    }
  }

  private static void readable(AgentProcess agent) {
    assumeTrue(
        Files.isReadable(Path.of("/proc", Long.toString(agent.pid()), "mem")),
        "reading another process's memory needs root");
  }

  /// The same scan, over an agent that has the same key on its heap.
  private static List<Hit> foundInALeakyAgent(Installation installation, Path home, Path key)
      throws IOException, InterruptedException {
    List<String> program =
        List.of(
            "--add-modules",
            "dev.treza.agent.simulator",
            "--class-path",
            codeOf(LeakyProcess.class),
            LeakyProcess.class.getName(),
            key.toString());
    try (AgentProcess leaky = AgentProcess.start(installation.jars(), home, program)) {
      collect(leaky.pid());
      return MemoryScan.ofProcess(leaky.pid(), needle(key));
    }
  }

  private static String codeOf(Class<?> type) {
    return Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()))
        .toString();
  }

  private static Needle needle(Path key) throws IOException {
    byte[] bytes = Files.readAllBytes(key);
    return Needle.of(bytes.length, index -> bytes[index]);
  }

  private static void collect(long pid) throws IOException, InterruptedException {
    for (int i = 0; i < 3; i++) {
      Process jcmd =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                  Long.toString(pid),
                  "GC.run")
              .redirectErrorStream(true)
              .start();
      String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(jcmd.waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(jcmd.exitValue()).as(said).isZero();
    }
  }
}
