package dev.treza.agent.crypto;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.agent.crypto.scan.MemoryScan;
import dev.treza.agent.crypto.scan.Needle;
import org.junit.jupiter.api.Test;

/// The scanner reads another process as it reads this one.
class OtherProcessScanTest {
  private static final int LENGTH = 32;

  @Test
  void findsTheSecretAnotherProcessHolds() throws Exception {
    Process holder =
        new ProcessBuilder(
                ChildJvm.java(),
                "-Xmx64m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName())
            .start();
    try {
      assertThat(holder.getInputStream().read()).isEqualTo('!');
      assertThat(MemoryScan.ofProcess(holder.pid(), Needle.of(LENGTH, Holder::secretAt)))
          .hasSize(1);
      assertThat(MemoryScan.ofProcess(holder.pid(), Needle.of(LENGTH, i -> i * 3 + 1))).isEmpty();
    } finally {
      holder.destroy();
    }
  }

  /// Holds a secret in locked memory until it is ended.
  static final class Holder {
    private Holder() {}

    public static void main(String[] args) throws Exception {
      try (SecretBuffer secret = new SecretMemory().allocate(LENGTH)) {
        for (int i = 0; i < LENGTH; i++) {
          secret.segment().set(JAVA_BYTE, i, (byte) secretAt(i));
        }
        System.out.print("!");
        System.out.flush();
        Thread.sleep(60_000);
      }
    }

    private static int secretAt(int index) {
      return (index * 151 + 89) ^ (index << 3);
    }
  }
}
