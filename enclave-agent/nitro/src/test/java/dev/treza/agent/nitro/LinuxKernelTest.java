package dev.treza.agent.nitro;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/// Only what can change nothing on a development machine; the rest runs in an emulated guest.
class LinuxKernelTest {
  @Test
  void namesTheTargetThatCannotBeMounted() {
    Mount nowhere = new Mount("no-such-file-system", "/nonexistent/target", 0, "");
    assertThatThrownBy(() -> new LinuxKernel().mount(nowhere))
        .isInstanceOf(SystemCallException.class)
        .hasMessageStartingWith("mount /nonexistent/target: ");
  }
}
