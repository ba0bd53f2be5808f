package dev.treza.console.link.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Outcome;
import dev.treza.sdk.peer.Accept;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodeAddressTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://node.example/v3/token",
        "http://127.0.0.1:8545",
        "http://localhost:8545/",
        "http://[::1]:8545"
      })
  void mayBeAskedOverTlsOrOnThisComputer(String text) {
    assertThat(NodeAddress.parse(text)).isInstanceOf(Outcome.Accepted.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "node.example",
        "http://node.example",
        "http://10.0.0.1:8545",
        "http://127.0.0.1.node.example",
        "http://localhost.node.example",
        "http://[::2]:8545",
        "ws://127.0.0.1:8545",
        "file:///etc/passwd",
        "https://ann:secret@node.example",
        "https://node.example/#fragment",
        "https:///path",
        "https://no de.example"
      })
  void isRefusedInEveryOtherForm(String text) {
    assertThat(NodeAddress.parse(text))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused -> assertThat(refused.refusal().id()).isEqualTo(NodeRefusal.URL));
  }

  @Test
  void isShownWithoutWhatMayBeAToken() {
    assertThat(Accept.accepted(NodeAddress.parse("https://node.example:8443/v3/token?key=1")))
        .hasToString("https://node.example:8443/…");
    assertThat(Accept.accepted(NodeAddress.parse("http://127.0.0.1:8545")))
        .hasToString("http://127.0.0.1:8545");
  }
}
