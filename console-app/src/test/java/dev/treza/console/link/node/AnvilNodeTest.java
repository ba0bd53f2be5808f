package dev.treza.console.link.node;

import static dev.treza.sdk.peer.Accept.accepted;
import static dev.treza.sdk.peer.Accept.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.console.store.ConsoleHome;
import dev.treza.console.store.NodeFile;
import dev.treza.fleet.Blockchain;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.chain.Network;
import dev.treza.fleet.chain.Networks;
import dev.treza.fleet.chain.evm.EvmAddress;
import dev.treza.fleet.chain.evm.token.Token;
import dev.treza.fleet.chain.evm.token.TokenList;
import dev.treza.sdk.process.Anvil;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Every question but those about transactions, put to a real node that says it is of chain 1.
@Timeout(60)
class AnvilNodeTest {
  private static final Network ETHEREUM = Networks.find(Blockchain.ETHEREUM, "1").orElseThrow();
  private static final EvmAddress ACCOUNT = new EvmAddress(Bytes.hex("11".repeat(20)));

  /// Returns 5 as a word, whatever it is asked.
  private static final String FIVE = "600560005260206000f3";

  /// Reverts.
  private static final String NO = "60006000fd";

  @Test
  void answersEveryQuestion(@TempDir Path folder) throws Exception {
    Token token = TokenList.builtIn().on(BigInteger.ONE).getFirst();
    try (Anvil anvil = Anvil.start("--chain-id", "1")) {
      ConfiguredNodes nodes = new ConfiguredNodes(new NodeFile(new ConsoleHome(folder)));
      accepted(nodes.choose(ETHEREUM, accepted(NodeAddress.parse(anvil.url()))));
      anvil.fund(ACCOUNT, BigInteger.TEN.pow(18));
      anvil.deploy(token.address(), FIVE);
      anvil.mine();
      try (EvmNode node = accepted(nodes.open(ETHEREUM))) {
        assertThat(accepted(node.balance(ACCOUNT))).isEqualTo(BigInteger.TEN.pow(18));
        assertThat(accepted(node.balance(ACCOUNT, token))).isEqualTo(5);
        assertThat(accepted(node.nonces(ACCOUNT)))
            .isEqualTo(new Nonces(BigInteger.ZERO, BigInteger.ZERO));
        assertThat(accepted(node.fees()).baseFeeWei()).isPositive();
        assertThat(accepted(node.gas(payment(Bytes.EMPTY)))).isEqualTo(21_000);
        assertThat(accepted(node.height())).isEqualTo(1);
        assertThat(accepted(node.knows(Bytes.hex("22".repeat(32))))).isFalse();
        assertThat(accepted(node.inclusion(Bytes.hex("22".repeat(32))))).isEmpty();
        anvil.deploy(token.address(), NO);
        TrialCall call =
            new TrialCall(
                ACCOUNT, Optional.of(token.address()), BigInteger.ZERO, Bytes.hex("deadbeef"));
        assertThat(refused(node.gas(call))).isEqualTo(NodeRefusal.REJECTED);
      }
    }
  }

  private static TrialCall payment(Bytes data) {
    return new TrialCall(ACCOUNT, Optional.of(ACCOUNT), BigInteger.ONE, data);
  }
}
