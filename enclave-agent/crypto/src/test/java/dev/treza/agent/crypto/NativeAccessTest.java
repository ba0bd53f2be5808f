package dev.treza.agent.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// On the module path, as in production, only the rooms that are named may make native calls.
class NativeAccessTest {
  private static final String PROBE = "dev.treza.agent.crypto.probe";

  @TempDir private static Path probe;

  @BeforeAll
  static void compileTheProbe() {
    Path sources = Path.of(System.getProperty("basedir"), "src", "test", "probe");
    int exit =
        ToolProvider.findFirst("javac")
            .orElseThrow()
            .run(
                System.out,
                System.err,
                "-d",
                probe.toString(),
                "-p",
                modulePath(),
                sources.resolve("module-info.java").toString(),
                sources.resolve(PROBE.replace('.', '/')).resolve("Probe.java").toString());
    assertThat(exit).isZero();
  }

  @Test
  void allowsTheCryptoRoomAndRefusesAnotherModule() throws Exception {
    ChildJvm child = probe("--enable-native-access=dev.treza.agent.crypto");
    assertThat(child.output().lines()).containsExactly("crypto: true", "probe: refused");
  }

  @Test
  void refusesTheCryptoRoomWhereItIsNotNamed() throws Exception {
    ChildJvm child = probe("--enable-native-access=" + PROBE);
    assertThat(child.exit()).isNotZero();
    assertThat(child.output()).contains("IllegalCallerException").doesNotContain("crypto: true");
  }

  private static ChildJvm probe(String access) throws IOException, InterruptedException {
    return ChildJvm.run(
        List.of(
            ChildJvm.java(),
            "-Xmx64m",
            "--illegal-native-access=deny",
            access,
            "-p",
            modulePath() + File.pathSeparator + probe,
            "-m",
            PROBE + "/" + PROBE + ".Probe"));
  }

  /// The crypto room's classes and the annotations it is compiled against.
  private static String modulePath() {
    String[] all = System.getProperty("java.class.path").split(File.pathSeparator, -1);
    return String.join(
        File.pathSeparator,
        Arrays.stream(all)
            .filter(part -> part.endsWith("/crypto/target/classes") || part.contains("jspecify"))
            .toList());
  }
}
