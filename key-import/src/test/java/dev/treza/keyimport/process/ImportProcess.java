package dev.treza.keyimport.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.protocol.ImportAnswer;
import dev.treza.sdk.peer.Accept;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The import program on the module path, as it ships, and the conversation with it.
final class ImportProcess implements AutoCloseable {
  private static final String PROGRAM = "dev.treza.keyimport";

  private final Process process;
  private final BufferedWriter in;
  private final BufferedReader out;

  private ImportProcess(Process process) {
    this.process = process;
    this.in = process.outputWriter(StandardCharsets.UTF_8);
    this.out = process.inputReader(StandardCharsets.UTF_8);
  }

  static ImportProcess start() throws IOException {
    return new ImportProcess(
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=dev.treza.agent.crypto",
                "--illegal-native-access=deny",
                "--module-path",
                modulePath(),
                "--module",
                PROGRAM + "/" + PROGRAM + ".launch.KeyImport")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start());
  }

  long pid() {
    return process.pid();
  }

  void say(JsonObject line) throws IOException {
    in.write(new String(CanonicalJson.encode(line).toArray(), StandardCharsets.UTF_8));
    in.write('\n');
    in.flush();
  }

  /// The next line.
  ImportAnswer hear() throws IOException {
    String line = String.valueOf(out.readLine());
    return Accept.accepted(JsonFields.decode(Bytes.utf8(line), ImportAnswer::read));
  }

  /// Says nothing more, as a console does that ended.
  void hangUp() throws IOException {
    in.close();
  }

  int end() throws InterruptedException {
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private static String modulePath() {
    String usual = System.getProperty("java.class.path", "");
    Path[] here =
        Stream.of(
                System.getProperty("surefire.test.class.path", usual).split(File.pathSeparator, -1))
            .map(Path::of)
            .toArray(Path[]::new);
    ModuleFinder finder = ModuleFinder.of(here);
    assumeTrue(finder.find(PROGRAM).isPresent(), "the import program is no module here");
    return ModuleLayer.boot()
        .configuration()
        .resolve(finder, ModuleFinder.of(), Set.of(PROGRAM, "org.jspecify"))
        .modules()
        .stream()
        .map(module -> module.reference().location().orElseThrow())
        .map(URI::getPath)
        .collect(Collectors.joining(File.pathSeparator));
  }
}
