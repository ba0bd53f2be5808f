package dev.treza.sdk.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The agent's own module path and switches, with one foreign class slipped into a module: may it
/// call native code?
@Timeout(60)
class NativeAccessTest {
  private static final String PROBE =
      """
      public final class NativeProbe {
        public static void main(String[] arguments) {
          var linker = java.lang.foreign.Linker.nativeLinker();
          try {
            linker.downcallHandle(
                linker.defaultLookup().find("getpid").orElseThrow(),
                java.lang.foreign.FunctionDescriptor.of(java.lang.foreign.ValueLayout.JAVA_INT));
            System.out.println("allowed");
          } catch (IllegalCallerException denied) {
            System.out.println("denied");
          }
        }
      }
      """;

  @ParameterizedTest
  @CsvSource({
    "dev.treza.agent, dev.treza.agent.launch, denied",
    "dev.treza.fleet, dev.treza.fleet, denied",
    "dev.treza.agent.simulator, dev.treza.agent.simulator, denied",
    "dev.treza.agent.crypto, dev.treza.agent.crypto, allowed",
    "dev.treza.agent.nitro, dev.treza.agent.nitro, allowed",
  })
  void onlyTheNativeRoomsCallNativeCode(
      String module, String packageName, String verdict, @TempDir Path folder)
      throws IOException, InterruptedException {
    Path jars = AgentJars.gather(Files.createDirectories(folder.resolve("jars"))).folder();
    Path patch = compile(folder, packageName);
    String answer =
        run(
            "java",
            "--enable-native-access=dev.treza.agent.crypto,dev.treza.agent.nitro",
            "--illegal-native-access=deny",
            "--module-path",
            jars.toString(),
            "--add-modules",
            "dev.treza.agent.simulator,dev.treza.agent.nitro",
            "--patch-module",
            module + "=" + patch,
            "--module",
            module + "/" + packageName + ".NativeProbe");
    assertThat(answer).isEqualTo(verdict);
  }

  private static Path compile(Path folder, String packageName)
      throws IOException, InterruptedException {
    Path source = folder.resolve("NativeProbe.java");
    Path classes = folder.resolve("classes");
    Files.writeString(source, "package " + packageName + ";\n" + PROBE);
    assertThat(run("javac", "-d", classes.toString(), source.toString())).isEmpty();
    return classes;
  }

  private static String run(String tool, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", tool).toString());
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return output.strip();
  }
}
