package dev.treza.agent.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.agent.doubles.Accept;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.chain.TransactionRefusal;
import dev.treza.fleet.chain.evm.payload.EvmSigned;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.protocol.PreparedTransaction;
import dev.treza.fleet.protocol.SignCall;
import dev.treza.fleet.protocol.SignReply;
import dev.treza.fleet.protocol.TransactionInput;
import dev.treza.fleet.wallet.Wallet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Messages (EIP-191) and typed data (EIP-712) go the same way to the key as transactions.
class MessageTest {
  private static final TransactionInput HELLO = new TransactionInput.Message(Bytes.utf8("Hello"));

  private Desk desk;
  private Wallet wallet;

  @BeforeEach
  void found() throws Exception {
    desk = new Desk();
    wallet = desk.wallet(NetworkMode.TESTNET);
  }

  @Test
  void signsAMessageWithTheWalletsKey() throws Exception {
    assertSigns(HELLO);
  }

  @Test
  void signsTypedDataWithTheWalletsKey() throws Exception {
    assertSigns(order(Desk.TEST_CHAIN));
  }

  @Test
  void signsAMessageOnlyWithItsApprovals() throws Exception {
    assertThat(desk.sign(call(HELLO))).isInstanceOf(Result.Missing.class);
    SignCall other = call(new TransactionInput.Message(Bytes.utf8("Hello!")));
    List<String> approvals = approved(call(HELLO)).approvals();
    assertThat(desk.sign(other.withApprovals(approvals))).isInstanceOf(Result.No.class);
  }

  @Test
  void theSameMessageAgainGivesTheSameReply() throws Exception {
    SignReply first = Desk.done(desk.sign(approved(call(HELLO))));
    assertThat(Desk.done(desk.sign(call(HELLO)))).isEqualTo(first);
  }

  @Test
  void messagesStandInNoTransactionsWay() throws Exception {
    Desk.done(desk.sign(approved(call(HELLO))));
    SignCall payment = desk.payment(wallet, Desk.TEST_CHAIN, 0, "1");
    Desk.done(desk.sign(desk.approved(wallet, payment, desk.enclave.ada, desk.enclave.bob)));
    Desk.done(desk.sign(approved(call(order(Desk.TEST_CHAIN)))));
  }

  @Test
  void refusesTypedDataForAnotherNetwork() throws Exception {
    assertThat(Desk.no(desk.sign(call(order("1"))))).isEqualTo(TransactionRefusal.CHAIN);
  }

  @Test
  void refusesAMessageThatReplacesSomething() throws Exception {
    SignCall replacing =
        new SignCall(
            wallet.id(), HELLO, Optional.of(Digest.of(Bytes.utf8("something"))), List.of());
    assertThat(Desk.no(desk.sign(replacing))).isEqualTo(TransactionRefusal.FIELD);
  }

  private void assertSigns(TransactionInput input) throws Exception {
    SignReply reply = Desk.done(desk.sign(approved(call(input))));
    PreparedTransaction prepared = desk.prepared(wallet, call(input));
    EvmSigned signed = Accept.accepted(EvmSigned.parse(prepared.payload(), reply.raw()));
    assertThat(Accept.accepted(signed.publicKey())).isEqualTo(wallet.publicKey());
    assertThat(reply.hash()).isEqualTo(prepared.payload().signingHash());
    assertThat(reply.signature()).isEqualTo(signed.signature().compact());
  }

  private SignCall call(TransactionInput input) {
    return new SignCall(wallet.id(), input, Optional.empty(), List.of());
  }

  private SignCall approved(SignCall call) {
    return desk.approved(wallet, call, desk.enclave.ada, desk.enclave.bob);
  }

  private static TransactionInput order(String chain) {
    JsonObject note = JsonObject.builder().text("name", "note").text("type", "string").build();
    return new TransactionInput.Document(
        JsonObject.builder()
            .object("types", JsonObject.builder().array("Order", List.of(note)).build())
            .text("primaryType", "Order")
            .object("domain", JsonObject.builder().text("chainId", chain).build())
            .object("message", JsonObject.builder().text("note", "two").build())
            .build());
  }
}
