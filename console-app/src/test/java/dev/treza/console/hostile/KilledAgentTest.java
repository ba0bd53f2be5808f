package dev.treza.console.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.console.link.OneEnclave;
import dev.treza.console.store.TransactionState;
import dev.treza.console.transactions.Draft;
import dev.treza.sdk.peer.TestServer;
import dev.treza.sdk.process.AgentProcess;
import dev.treza.sdk.process.Installation;
import dev.treza.sdk.process.KillingPump;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What the console's screens say when the process of the real agent is killed in the middle of a
/// request.
@Timeout(60)
class KilledAgentTest {
  /// A request that carries an approval has more bytes; a look at the enclave has fewer.
  private static final int BYTES_OF_AN_APPROVAL = 1000;

  private static final String PAYMENT =
      "{\"to\":\"0x70997970C51812dc3A010C7d01b50e0d17dc79C8\",\"value\":\"0.1\",\"chainId\":\"31337\","
          + "\"nonce\":\"0\",\"gasLimit\":\"21000\",\"gasPrice\":\"1000000000\"}";

  private final Installation installation;
  private final AgentProcess agent;
  private final KillingPump pump;
  private final TestServer relay;
  private final Screens screens;

  KilledAgentTest(@TempDir Path folder) throws IOException {
    this.installation = Installation.in(folder);
    this.agent = installation.start();
    this.pump = new KillingPump(agent.endpoint(), agent.pid());
    this.relay = TestServer.tcp(pump);
    OneEnclave enclave =
        OneEnclave.pinned(
            agent.anchor(),
            installation.jars().measurements(),
            installation.charter(agent),
            relay.endpoint());
    this.screens = new Screens(enclave, new OfficersCredential(installation.officer()));
  }

  @BeforeEach
  void found() throws IOException {
    installation.found(agent);
    screens.look().showsItVerifiedAsSimulated();
  }

  @AfterEach
  void stop() throws IOException {
    relay.close();
    agent.close();
  }

  @Test
  void refusesTheWalletThatWasAskedFor() {
    screens.wallets().begin();
    screens.wallets().review();
    pump.killAtRequestOf(BYTES_OF_AN_APPROVAL);
    screens.wallets().approve();

    screens.refusesTheWallet("CHN-CLOSED");
    screens.showsNothingVerified();
  }

  @Test
  void refusesTheTransactionThatWasBeingSignedAndRecordsIt() {
    makeAWallet();
    screens.transactions().inputProperty().set(PAYMENT);
    screens.transactions().review();
    pump.killAtRequestOf(BYTES_OF_AN_APPROVAL);
    screens.transactions().approve();

    assertThat(screens.transactions().draftProperty().get())
        .isInstanceOfSatisfying(
            Draft.Refused.class,
            refused -> {
              assertThat(refused.refusal().id().id()).isEqualTo("CHN-CLOSED");
              assertThat(refused.refusal().id().nextStep())
                  .contains("look whether the command was carried out");
            });
    assertThat(screens.transactions().records())
        .singleElement()
        .satisfies(record -> {
          assertThat(record.state()).isEqualTo(TransactionState.IN_DOUBT);
          assertThat(record.refusal()).startsWith("CHN-CLOSED");
        });
    screens.showsNothingVerified();
  }

  @Test
  void showsThatAnEnclaveDiedWhileItWasVerified() {
    pump.killAt(2);
    screens.look();

    screens.refuses("CHN-CLOSED");
  }

  private void makeAWallet() {
    screens.wallets().begin();
    screens.wallets().review();
    screens.wallets().approve();
    assertThat(screens.transactions().choices()).hasSize(1);
  }
}
