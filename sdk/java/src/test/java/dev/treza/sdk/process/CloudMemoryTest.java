package dev.treza.sdk.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.treza.agent.crypto.scan.MemoryScan;
import dev.treza.agent.crypto.scan.Needle;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.wallet.Wallet;
import dev.treza.sdk.AttestedChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The data key that KMS sent, and the key it opens, are looked for in the whole writable memory of
/// the agent. This test knows both, because it can read what the simulated KMS keeps.
@Timeout(180)
class CloudMemoryTest {
  private static final int SIGNATURES = 20;

  @Test
  void theAgentsMemoryHoldsNeitherKeyNorDataKeyAfterSigning(@TempDir Path folder) throws Exception {
    try (Cloud cloud = Cloud.in(folder);
        AgentProcess agent = cloud.founded()) {
      assumeTrue(
          Files.isReadable(Path.of("/proc", Long.toString(agent.pid()), "mem")),
          "reading another process's memory needs root");
      Charter charter = cloud.installation.charter(agent);
      Wallet wallet;
      try (AttestedChannel channel = cloud.channel(agent)) {
        wallet = cloud.installation.wallet(channel, charter);
        for (int nonce = 0; nonce < SIGNATURES; nonce++) {
          cloud.pay(channel, charter, wallet, nonce);
        }
      }
      CloudUnsealing unsealed =
          CloudUnsealing.of(
              cloud.installation.home(),
              cloud.administrator().record(charter, wallet.id()),
              wallet,
              folder.resolve("unsealed"));
      collect(agent.pid());
      assertThat(MemoryScan.ofProcess(agent.pid(), needle(unsealed.dataKey()))).isEmpty();
      assertThat(MemoryScan.ofProcess(agent.pid(), needle(unsealed.key()))).isEmpty();
    }
  }

  private static Needle needle(Path key) throws Exception {
    byte[] bytes = Files.readAllBytes(key);
    return Needle.of(bytes.length, index -> bytes[index]);
  }

  private static void collect(long pid) throws Exception {
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
