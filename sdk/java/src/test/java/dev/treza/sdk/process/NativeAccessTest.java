package dev.treza.sdk.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Started as the agent is started, with one class more in one of its modules, which tries to call
/// native code.
@Timeout(60)
class NativeAccessTest {
  private static final String PROBE =
      """
      package MODULE.probe;

      import java.lang.foreign.FunctionDescriptor;
      import java.lang.foreign.Linker;
      import java.lang.foreign.ValueLayout;

      public final class Probe {
        public static void main(String... arguments) throws Throwable {
          Linker linker = Linker.nativeLinker();
          var getpid =
              linker.downcallHandle(
                  linker.defaultLookup().findOrThrow("getpid"),
                  FunctionDescriptor.of(ValueLayout.JAVA_INT));
          System.out.println("called " + (int) getpid.invokeExact());
        }
      }
      """;

  @TempDir private Path folder;
  private AgentJars jars = new AgentJars(Path.of(""), List.of());

  @BeforeEach
  void gather() throws IOException {
    jars = AgentJars.gather(Files.createDirectory(folder.resolve("jars")));
  }

  @Test
  void theCryptoRoomMayCallNativeCode() throws IOException, InterruptedException {
    assertThat(probeIn("dev.treza.agent.crypto")).startsWith("called ");
  }

  @Test
  void theCoreMayNot() throws IOException, InterruptedException {
    assertThat(probeIn("dev.treza.agent")).contains("IllegalCallerException", "dev.treza.agent");
  }

  @Test
  void theSharedLanguageMayNot() throws IOException, InterruptedException {
    assertThat(probeIn("dev.treza.fleet")).contains("IllegalCallerException", "dev.treza.fleet");
  }

  private String probeIn(String module) throws IOException, InterruptedException {
    Path source =
        Files.createDirectories(folder.resolve("source").resolve(module.replace('.', '/')))
            .resolve("Probe.java");
    Files.writeString(source, PROBE.replace("MODULE", module));
    Path classes = folder.resolve("classes");
    String path = jars.folder().toString();
    int exit =
        ToolProvider.findFirst("javac")
            .orElseThrow()
            .run(
                System.out,
                System.err,
                "-d",
                classes.toString(),
                "--module-path",
                path,
                "--patch-module",
                module + "=" + source.getParent(),
                source.toString());
    assertThat(exit).isZero();
    Process process =
        new ProcessBuilder(
                jars.command(
                    List.of(
                        "--patch-module",
                        module + "=" + classes,
                        "--module",
                        module + "/" + module + ".probe.Probe")))
            .redirectErrorStream(true)
            .start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
