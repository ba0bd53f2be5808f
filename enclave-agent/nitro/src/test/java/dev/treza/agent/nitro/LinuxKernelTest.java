package dev.treza.agent.nitro;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Only what can change nothing on a development machine; the rest runs in an emulated guest.
class LinuxKernelTest {
  @Test
  void namesTheTargetThatCannotBeMounted() {
    Mount nowhere = new Mount("no-such-file-system", "/nonexistent/target", 0, "");
    assertThatThrownBy(() -> new LinuxKernel().mount(nowhere))
        .isInstanceOf(SystemCallException.class)
        .hasMessageStartingWith("mount /nonexistent/target: ");
  }

  @Test
  void namesTheModuleThatIsNone(@TempDir Path folder) throws IOException {
    Path text = Files.writeString(folder.resolve("10-text.ko"), "no module");
    assertThatThrownBy(() -> new LinuxKernel().loadModule(text))
        .isInstanceOf(SystemCallException.class)
        .hasMessageStartingWith("load module " + text + ": ");
  }

  @Test
  void namesTheModuleThatIsNotThere(@TempDir Path folder) {
    Path missing = folder.resolve("10-missing.ko");
    assertThatThrownBy(() -> new LinuxKernel().loadModule(missing))
        .isInstanceOf(SystemCallException.class)
        .hasMessageStartingWith("open " + missing + ": ");
  }
}
