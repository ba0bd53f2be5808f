package dev.treza.agent.simulator.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class ProgramTest {
  @TempDir private Path folder;

  private Path log() {
    return folder.resolve("log");
  }

  /// A program that says its process id and sleeps.
  private Program sleeper() throws IOException {
    return Program.start("the sleeper", log(), List.of("/bin/sh", "-c", "echo $$; exec sleep 600"));
  }

  private ProcessHandle started() throws IOException, InterruptedException {
    while (!Files.exists(log()) || Files.readString(log()).isBlank()) {
      Thread.sleep(10);
    }
    Optional<ProcessHandle> sleeper =
        ProcessHandle.of(Long.parseLong(Files.readString(log()).strip()));
    return sleeper.orElseThrow();
  }

  @Test
  void endsWithItsLeash() throws IOException, InterruptedException {
    ProcessHandle running;
    try (Program _ = sleeper()) {
      running = started();
      assertThat(running.isAlive()).isTrue();
    }
    assertThat(running.onExit().join().isAlive()).isFalse();
  }

  @Test
  void tellsItsExitCodeWhenItEndsByItself() throws IOException {
    CompletableFuture<Integer> code = new CompletableFuture<>();
    try (Program program = Program.start("it", log(), List.of("/bin/sh", "-c", "exit 7"))) {
      program.whenEnded(code::complete);
      assertThat(code.join()).isEqualTo(7);
    }
  }
}
