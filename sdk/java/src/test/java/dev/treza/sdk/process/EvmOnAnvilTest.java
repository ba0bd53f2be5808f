package dev.treza.sdk.process;

import static dev.treza.sdk.process.Installation.channel;
import static dev.treza.sdk.process.Installation.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.chain.ReviewField;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.json.StrictJson;
import dev.treza.fleet.protocol.PreparedTransaction;
import dev.treza.fleet.protocol.SignCall;
import dev.treza.fleet.protocol.TransactionInput;
import dev.treza.fleet.wallet.Wallet;
import dev.treza.sdk.AttestedChannel;
import dev.treza.sdk.peer.Accept;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What ethers composes, an agent signs and a node carries out.
@Timeout(120)
class EvmOnAnvilTest {
  private final Installation installation;
  private Optional<AgentProcess> agent = Optional.empty();

  EvmOnAnvilTest(@TempDir Path folder) throws IOException {
    installation = Installation.in(folder);
  }

  @BeforeEach
  void found() throws IOException {
    Peers.required();
    AgentProcess started = installation.start();
    agent = Optional.of(started);
    installation.found(started);
  }

  @AfterEach
  void stop() throws IOException {
    if (agent.isPresent()) {
      agent.get().close();
    }
  }

  /// One wallet and who asks for its signatures.
  private record Desk(
      Charter charter, TestOfficer officer, AttestedChannel channel, Wallet wallet) {
    PreparedTransaction prepared(TransactionInput input) {
      return Accept.accepted(
          PreparedTransaction.of(
              Installation.head(charter),
              charter.addressBook(),
              wallet,
              new SignCall(wallet.id(), input, Optional.empty(), List.of())));
    }

    String signed(PreparedTransaction task) {
      String approval = officer.approve(charter, task.request(), task.review());
      return "0x" + done(Accept.accepted(channel.sign(task, List.of(approval)))).raw().hex();
    }

    String signed(String unsigned) {
      return signed(prepared(raw(unsigned)));
    }

    TransactionInput raw(String unsigned) {
      return new TransactionInput.Raw(Bytes.hex(unsigned.substring(2)));
    }
  }

  private Desk desk(AttestedChannel channel) throws IOException {
    Charter charter = installation.charter(agent.orElseThrow());
    return new Desk(
        charter, installation.officer(), channel, installation.wallet(channel, charter));
  }

  private AttestedChannel open() throws IOException {
    AgentProcess running = agent.orElseThrow();
    return channel(running.endpoint(), installation.expectation(running));
  }

  @Test
  void anvilMinesEveryTypeOfTransaction() throws IOException, InterruptedException {
    List<String> unsigned = Peers.run("kinds.mjs");
    assertThat(unsigned).hasSize(5);
    try (AttestedChannel channel = open();
        Anvil anvil = Anvil.start()) {
      Desk desk = desk(channel);
      List<String> raws = new ArrayList<>();
      for (String one : unsigned) {
        raws.add(desk.signed(one));
      }
      assertThat(anvil.mine(raws))
          .hasSize(5)
          .allSatisfy(line -> assertThat(line).startsWith(desk.wallet().address() + " 1 "));
    }
  }

  @Test
  void aSafePaysWhatItsOwnerSawInTheDocumentAndAgainInTheCall()
      throws IOException, InterruptedException {
    try (AttestedChannel channel = open();
        Anvil anvil = Anvil.start()) {
      Desk desk = desk(channel);
      String owner = desk.wallet().address();
      List<String> made = Peers.run("safe.mjs", anvil.url(), "deploy", owner);
      String document =
          Peers.run("safe.mjs", anvil.url(), "typed", made.getFirst(), made.getLast()).getFirst();

      PreparedTransaction safeTx =
          desk.prepared(
              new TransactionInput.Document(
                  Accept.accepted(
                      StrictJson.parseForeign(Bytes.utf8(document), StrictJson.Limits.DEFAULT))));
      assertShowsBothPayments(safeTx);
      String signature = desk.signed(safeTx);

      String call =
          Peers.run("safe.mjs", anvil.url(), "execute", made.getFirst(), owner, document, signature)
              .getFirst();
      PreparedTransaction execution = desk.prepared(desk.raw(call));
      assertShowsBothPayments(execution);
      assertThat(anvil.mine(List.of(desk.signed(execution))).getFirst()).startsWith(owner + " 1 ");
      assertThat(Peers.run("safe.mjs", anvil.url(), "balances"))
          .containsExactly("1000000000000000000", "2000000000000000000");
    }
  }

  private static void assertShowsBothPayments(PreparedTransaction task) {
    assertThat(task.review().fields())
        .extracting(ReviewField::text)
        .anyMatch(text -> text.contains("0x1111111111111111111111111111111111111111"))
        .anyMatch(text -> text.contains("0x2222222222222222222222222222222222222222"))
        .anyMatch(text -> text.startsWith("1 ETH "))
        .anyMatch(text -> text.startsWith("2 ETH "));
  }
}
