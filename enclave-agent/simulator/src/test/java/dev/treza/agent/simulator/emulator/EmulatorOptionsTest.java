package dev.treza.agent.simulator.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmulatorOptionsTest {
  private static EmulatorOptions parse(String... more) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "--home", "/h", "--enclave", "emulated-1", "--image", "/i", "--programs", "/p"));
    all.addAll(List.of(more));
    return EmulatorOptions.parse(all.toArray(String[]::new));
  }

  @Test
  void bootsAKernelOfOurOwnWithASecurityModuleUnlessToldOtherwise() {
    EmulatorOptions options = parse();
    assertThat(options.acpi()).isFalse();
    assertThat(options.memory()).isEqualTo(512);
    assertThat(options.module()).isEqualTo(ModuleKind.SIGNING);
  }

  @ParameterizedTest
  @CsvSource({
    "--acpi, yes",
    "--memory, 63",
    "--memory, 16385",
    "--memory, -1",
    "--memory, 1e3",
    "--security-module, real",
    "--home, /again",
    "--unknown, 1"
  })
  void refusesWhatHasNoMeaning(String name, String value) {
    assertThatThrownBy(() -> parse(name, value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(name);
  }

  @Test
  void refusesAnIdThatWouldLeaveItsFolder() {
    assertThatThrownBy(() ->
            EmulatorOptions.parse(
                "--home", "/h", "--enclave", "../x", "--image", "/i", "--programs", "/p"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--enclave");
  }
}
