package dev.treza.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.console.cli.Treza.Run;
import org.junit.jupiter.api.Test;

class TrezaCommandTest {
  @Test
  void showsItsCommandsIfAskedForNothing() {
    Run run = Treza.run();

    assertThat(run.out()).contains("Usage: treza").contains("attestation");
    assertThat(run.code()).isZero();
  }

  @Test
  void printsACompletionScript() {
    Run run = Treza.run("--completion");

    assertThat(run.out()).startsWith("#!/usr/bin/env bash").contains("_complete_treza");
    assertThat(run.code()).isZero();
  }

  @Test
  void doesNotKnowWhatItDoesNotKnow() {
    Run run = Treza.run("enclaves");

    assertThat(run.err()).contains("enclaves");
    assertThat(run.code()).isEqualTo(2);
  }
}
