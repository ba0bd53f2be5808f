package dev.treza.console.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treza.console.ConsoleException;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.release.VerifiedRelease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseFilesTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void areNoneWhereThereIsNoFolder() throws ConsoleException {
    assertThat(new ReleaseFiles(folder.resolve("none")).all())
        .isEqualTo(Outcome.accepted(List.of()));
  }

  @Test
  void areNotOtherFilesOfTheFolder() throws ConsoleException, IOException {
    Files.writeString(folder.resolve("README"), "no release");
    assertThat(new ReleaseFiles(folder).all()).isEqualTo(Outcome.accepted(List.of()));
  }

  @Test
  void areRefusedTogetherIfOneIsNotSignedByTheReleaseKey() throws ConsoleException, IOException {
    Files.writeString(folder.resolve("agent.jws"), "a.b.c\n");
    switch (new ReleaseFiles(folder).all()) {
      case Outcome.Accepted<List<VerifiedRelease>>(var releases) ->
          throw new AssertionError("took " + releases);
      case Outcome.Refused<List<VerifiedRelease>>(Refusal refusal) ->
          assertThat(refusal.line()).startsWith("JWS-").contains("agent.jws");
    }
  }

  @Test
  void sayThatTheFolderCannotBeRead() throws IOException {
    Path file = Files.writeString(folder.resolve("releases"), "no folder");
    assertThatThrownBy(() -> new ReleaseFiles(file).all())
        .isInstanceOf(ConsoleException.class)
        .hasMessageContaining("CON-FILE");
  }
}
