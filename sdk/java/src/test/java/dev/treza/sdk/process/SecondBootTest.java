package dev.treza.sdk.process;

import static dev.treza.sdk.process.Installation.channel;
import static dev.treza.sdk.process.Installation.payment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Outcome;
import dev.treza.fleet.attestation.AttestationRefusal;
import dev.treza.fleet.attestation.ExpectedRoot;
import dev.treza.fleet.attestation.PcrValue;
import dev.treza.fleet.attestation.SimulatedAttestation;
import dev.treza.fleet.chain.evm.payload.EvmSigned;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.protocol.AgentRefusal;
import dev.treza.fleet.protocol.Phase;
import dev.treza.fleet.protocol.PreparedTransaction;
import dev.treza.fleet.wallet.Wallet;
import dev.treza.sdk.AttestedChannel;
import dev.treza.sdk.CommandResult;
import dev.treza.sdk.peer.Accept;
import dev.treza.sdk.peer.TestWallet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What an enclave was asked, made and said in one boot is the same in the next.
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecondBootTest {
  private final Installation installation;
  private final List<Wallet> wallets = new ArrayList<>();
  private final List<PreparedTransaction> payments = new ArrayList<>();
  private final List<CommandResult.Done<EvmSigned>> signatures = new ArrayList<>();
  private AgentProcess agent;
  private AttestedChannel channel;

  SecondBootTest(@TempDir Path folder) throws IOException {
    this.installation = Installation.in(folder);
    this.agent = installation.start();
    installation.found(agent);
    this.channel = channel(agent.endpoint(), installation.expectation(agent));
  }

  @BeforeAll
  void useItAndStartItAgain() throws IOException {
    Charter charter = installation.charter(agent);
    for (int i = 0; i < 3; i++) {
      Wallet wallet = installation.wallet(channel, charter);
      PreparedTransaction payment = payment(charter, wallet, i);
      wallets.add(wallet);
      payments.add(payment);
      signatures.add(
          carriedOut(
              Accept.accepted(channel.sign(payment, installation.approval(charter, payment)))));
    }
    channel.close();
    agent.close();
    agent = installation.start();
    channel = channel(agent.endpoint(), installation.expectation(agent));
  }

  @AfterAll
  void stop() throws IOException {
    channel.close();
    agent.close();
  }

  private static <T> CommandResult.Done<T> carriedOut(CommandResult<T> result) {
    return switch (result) {
      case CommandResult.Done<T> done -> done;
      case CommandResult.Pending<T>(var missing) -> throw new AssertionError(missing);
    };
  }

  @Test
  void servesAgainWithoutBeingFoundedAgain() {
    assertThat(Accept.accepted(channel.health()).phase()).isEqualTo(Phase.SERVING);
  }

  @Test
  void bindsTheCharterRootAgain() throws IOException {
    PcrValue root = PcrValue.ofCharterRoot(installation.charter(agent).digest());
    assertThat(channel.report().verdict())
        .isInstanceOfSatisfying(
            SimulatedAttestation.class,
            attested -> assertThat(attested.facts().document().pcrs()).containsEntry(16, root));
  }

  @Test
  void isNotFoundedASecondTime() throws IOException {
    assertThat(
            Installation.attest(
                    agent.endpoint(),
                    installation.expectation(agent).withRoot(new ExpectedRoot.BeforeGenesis()))
                .channel())
        .isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void hasTheSameWallets() {
    assertThat(Accept.accepted(channel.wallets())).containsExactlyInAnyOrderElementsOf(wallets);
  }

  @Test
  void answersTheSameRequestWithTheSameSignatureAndReceipt() {
    for (int i = 0; i < payments.size(); i++) {
      var again = carriedOut(Accept.accepted(channel.sign(payments.get(i), List.of())));
      assertThat(again.value()).isEqualTo(signatures.get(i).value());
      assertThat(again.receipt().jws()).isEqualTo(signatures.get(i).receipt().jws());
    }
  }

  @Test
  void refusesAnotherTransactionOfANonceThatWasSigned() throws IOException {
    Charter charter = installation.charter(agent);
    PreparedTransaction other = payment(charter, wallets.getFirst(), 0, 2);
    assertThat(Accept.refused(channel.sign(other, installation.approval(charter, other))))
        .isEqualTo(AgentRefusal.CONFLICT);
  }

  @Test
  void asksNoEnclaveToSignBeforeARootIsPinned(@TempDir Path elsewhere) throws IOException {
    Installation fresh = new Installation(installation.jars(), elsewhere, installation.officer());
    try (AgentProcess newborn = fresh.start();
        AttestedChannel early =
            channel(
                newborn.endpoint(),
                fresh.expectation(newborn).withRoot(new ExpectedRoot.BeforeGenesis()))) {
      Charter charter = fresh.charter(newborn);
      Wallet wallet = TestWallet.of(1).wallet("ethereum-1", Optional.empty());
      PreparedTransaction payment = payment(charter, wallet, 0);
      assertThat(Accept.refused(early.sign(payment, fresh.approval(charter, payment))))
          .isEqualTo(AttestationRefusal.ROOT);
      assertThat(Accept.refused(early.generateWallet(fresh.walletRequest(charter), List.of())))
          .isEqualTo(AttestationRefusal.ROOT);
    }
  }
}
