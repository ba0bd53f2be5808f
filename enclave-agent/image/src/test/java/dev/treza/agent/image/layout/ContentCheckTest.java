package dev.treza.agent.image.layout;

import static dev.treza.agent.image.Outcomes.accepted;
import static dev.treza.agent.image.Outcomes.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.agent.image.ramdisk.Entry;
import dev.treza.agent.image.ramdisk.Ramdisk;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.image.ImageRefusal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentCheckTest {
  private final List<Entry> entries = new ArrayList<>();

  ContentCheckTest() throws IOException {
    for (Entry entry : ApplicationRamdisk.shape().entries()) {
      entries.add(filled(entry));
    }
  }

  private static Entry filled(Entry entry) throws IOException {
    String path = entry.path();
    if (path.equals(ApplicationRamdisk.ARGUMENTS)) {
      return new Entry.File(path, AgentArguments.NITRO.encode(), false);
    }
    if (path.endsWith(".jar")) {
      String module = path.substring(ApplicationRamdisk.JARS.length() + 1, path.length() - 4);
      return new Entry.File(path, TestJar.of(module).done(), false);
    }
    return entry;
  }

  @Test
  void acceptsExactlyWhatAnImageHolds() {
    assertThat(accepted(check()))
        .isEqualTo(new ImageContent(BootRamdisk.content(KernelModules.NONE), new Ramdisk(entries)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"opt/app/lib/dev.treza.agent.simulator.jar", "bin", "opt/jre/bin/keytool"})
  void refusesAFileMore(String path) {
    entries.add(path.equals("bin") ? new Entry.Folder(path) : file(path, "x"));
    assertRefused(check(), ImageRefusal.CONTENT, "/" + path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "opt/app/args",
        "opt/app/lib/dev.treza.agent.nitro.jar",
        "opt/jre/lib/server/libjvm.so",
        "lib/x86_64-linux-gnu/libjli.so"
      })
  void refusesAFileLess(String path) {
    entries.removeIf(entry -> entry.path().equals(path));
    assertRefused(check(), ImageRefusal.CONTENT, "/" + path);
  }

  @Test
  void refusesALinkThatLeadsElsewhere() {
    replace("lib/x86_64-linux-gnu/libjli.so", old -> new Entry.Link(old.path(), "/tmp/other.so"));
    assertRefused(check(), ImageRefusal.CONTENT, "libjli.so");
  }

  @Test
  void refusesAFileThatBecameAProgram() {
    replace("opt/app/args", old -> new Entry.File(old.path(), Bytes.EMPTY, true));
    assertRefused(check(), ImageRefusal.CONTENT, "/opt/app/args");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-agentlib:jdwp=transport=dt_socket,server=y\n",
        "-Dtreza.parent.cid=3\n",
        "-Dtreza.parent.cid=4294967295\n"
      })
  void refusesOtherArgumentsOfTheLauncher(String arguments) {
    replace("opt/app/args", old -> file(old.path(), arguments));
    assertRefused(check(), ImageRefusal.CONTENT, "arguments");
  }

  @Test
  void refusesAnAddedArgument() {
    Bytes more = AgentArguments.NITRO.encode().concat(Bytes.utf8("-agentlib:jdwp\n"));
    replace("opt/app/args", old -> new Entry.File(old.path(), more, false));
    assertRefused(check(), ImageRefusal.CONTENT, "arguments");
  }

  @Test
  void takesTheParentOfTheEmulator() {
    Bytes emulated = new AgentArguments(2).encode();
    replace("opt/app/args", old -> new Entry.File(old.path(), emulated, false));
    assertThat(check()).isInstanceOf(Outcome.Accepted.class);
  }

  @Test
  void refusesAJarThatFailsItsOwnCheck() {
    replace("opt/app/lib/dev.treza.fleet.jar", old -> file(old.path(), "no jar"));
    assertRefused(check(), ImageRefusal.CODE, "dev.treza.fleet");
  }

  @Test
  void refusesAnotherBootRamdisk() {
    List<Entry> shell = new ArrayList<>(BootRamdisk.content(KernelModules.NONE).entries());
    shell.add(file("sh", "#!"));
    assertRefused(
        ContentCheck.check(new Ramdisk(shell), new Ramdisk(entries)),
        ImageRefusal.CONTENT,
        "boot ramdisk");
  }

  private Outcome<ImageContent> check() {
    return ContentCheck.check(BootRamdisk.content(KernelModules.NONE), new Ramdisk(entries));
  }

  private void replace(String path, UnaryOperator<Entry> change) {
    entries.replaceAll(entry -> entry.path().equals(path) ? change.apply(entry) : entry);
  }

  private static Entry.File file(String path, String content) {
    return new Entry.File(path, Bytes.utf8(content), false);
  }
}
