package dev.treza.console.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treza.fleet.NetworkMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ShellViewModelTest {
  private final List<Theme> kept = new ArrayList<>();
  private final ShellViewModel model =
      new ShellViewModel(List.of("fleet", "enclave"), Theme.LIGHT, kept::add, new TaskBoard());

  @Test
  void beginsWithTheFirstScreen() {
    assertThat(model.currentProperty().get()).isEqualTo("fleet");
  }

  @Test
  void goesToAScreen() {
    model.show("enclave");

    assertThat(model.currentProperty().get()).isEqualTo("enclave");
  }

  @Test
  void knowsNoOtherScreen() {
    assertThatThrownBy(() -> model.show("vault")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void remembersTheChosenTheme() {
    model.toggleTheme();

    assertThat(model.themeProperty().get()).isEqualTo(Theme.DARK);
    assertThat(kept).containsExactly(Theme.DARK);
  }

  @Test
  void saysThatMainnetIsRealMoney() {
    assertThat(new Surroundings(Optional.of(NetworkMode.MAINNET), false).sentence())
        .isEqualTo("Real money: what is signed here moves it.");
  }

  @Test
  void saysThatSimulatedEnclavesProtectNothing() {
    assertThat(new Surroundings(Optional.of(NetworkMode.TESTNET), true).sentence())
        .contains("without protection");
  }
}
