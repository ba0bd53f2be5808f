package dev.treza.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.console.cli.Treza.Run;
import dev.treza.console.link.node.ScriptedNode;
import dev.treza.console.store.ConsoleHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Nodes from the command line.
@Timeout(30)
class NodeCommandTest {
  private final ScriptedNode node;
  private final ConsoleHome home;

  NodeCommandTest(@TempDir Path folder) throws IOException {
    node = new ScriptedNode();
    home = new ConsoleHome(folder);
  }

  @AfterEach
  void stop() {
    node.close();
  }

  private Run treza(String... arguments) {
    return Treza.run(
        home, new UnusedFleet(), new Treza.NoCredential(), InstantSource.system(), arguments);
  }

  private Run set(String network, String url) {
    return treza("node", "set", "--network", network, "--url", url);
  }

  @Test
  void keepsANodeThatBelongsToTheNetwork() throws IOException {
    assertThat(treza("node", "list").out()).contains("No node is chosen.");
    Run run = set("local-ethereum-31337", node.url() + "/secret-token");

    assertThat(run.out())
        .contains("local-ethereum-31337 (chain 31337)  " + node.url() + "/…")
        .doesNotContain("secret-token");
    assertThat(run.code()).isZero();
    assertThat(treza("node", "list", "--json").out())
        .contains("\"network\":\"local-ethereum-31337\"")
        .doesNotContain("secret-token");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.nodes())))
        .isEqualTo("rw-------");
  }

  @Test
  void refusesANodeOfAnotherNetworkAndKeepsNothing() {
    Run run = set("ethereum-sepolia", node.url());

    assertThat(run.out()).contains("REFUSED NODE-CHAIN: it is of chain 31337");
    assertThat(run.code()).isEqualTo(3);
    assertThat(home.nodes()).doesNotExist();
  }

  @Test
  void saysWithAnExitCodeOfItsOwnThatNobodyAnswers() {
    node.close();
    Run run = set("31337", node.url());

    assertThat(run.out()).contains("REFUSED NODE-UNREACHABLE");
    assertThat(run.code()).isEqualTo(5);
  }

  @Test
  void refusesAnAddressThatIsNotProtected() {
    Run run = set("31337", "http://node.example");

    assertThat(run.out()).contains("REFUSED NODE-URL");
    assertThat(run.code()).isEqualTo(3);
  }

  @Test
  void forgetsANode() {
    set("31337", node.url());

    assertThat(treza("node", "remove", "--network", "31337").code()).isZero();
    assertThat(treza("node", "list").out()).contains("No node is chosen.");
    assertThat(treza("node", "remove", "--network", "31337").out()).contains("NODE-NONE");
  }

  @Test
  void namesTheNetworksThereAre() {
    Run run = set("sepolia", node.url());

    assertThat(run.err()).contains("no network sepolia; there are ethereum, ethereum-sepolia");
    assertThat(run.code()).isEqualTo(2);
  }
}
