package dev.treza.console.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.console.ConsoleRefusal;
import dev.treza.console.compose.Caution;
import dev.treza.console.compose.ComposeRefusal;
import dev.treza.console.compose.Composition;
import dev.treza.console.compose.Replacement;
import dev.treza.console.credential.FixedCredential;
import dev.treza.console.fleet.FleetWatch;
import dev.treza.console.link.Answer;
import dev.treza.console.link.FakeEnclave;
import dev.treza.console.link.FakeFleet;
import dev.treza.console.link.Samples;
import dev.treza.console.link.node.FakeNode;
import dev.treza.console.link.node.Inclusion;
import dev.treza.console.link.node.NodeRefusal;
import dev.treza.console.shell.DirectTasks;
import dev.treza.console.shell.TaskBoard;
import dev.treza.console.shell.Tasks;
import dev.treza.console.store.AttestationHistory;
import dev.treza.console.store.ConsoleHome;
import dev.treza.console.store.Records;
import dev.treza.console.store.SignedFiles;
import dev.treza.console.store.TransactionRecord;
import dev.treza.console.store.TransactionRecords;
import dev.treza.console.store.TransactionState;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.approval.Approval;
import dev.treza.fleet.approval.ApprovalRefusal;
import dev.treza.fleet.chain.RiskFlag;
import dev.treza.fleet.chain.TransactionRefusal;
import dev.treza.fleet.chain.evm.EvmSignature;
import dev.treza.fleet.chain.evm.payload.EvmSigned;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.policy.RuleVerdict.GroupQuorum;
import dev.treza.fleet.protocol.PendingReply;
import dev.treza.fleet.protocol.ReviewReply;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TransactionsViewModelTest {
  private static final String PAYMENT =
      """
      {"to": "0x70997970C51812dc3A010C7d01b50e0d17dc79C8", "value": "0.25", "chainId": "31337",
       "nonce": "0", "gasLimit": "21000", "gasPrice": "1000000000"}\
      """;
  private static final String BLIND_CALL =
      PAYMENT.replace("\"nonce\"", "\"data\": \"0xdeadbeef\", \"nonce\"");

  private final FakeFleet fleet = new FakeFleet();
  private final FakeEnclave enclave = fleet.add(Samples.enclave("local-1"));
  private final TaskBoard board = new TaskBoard();
  private final Tasks tasks = DirectTasks.of(board);
  private final Records records = Records.inMemory(UUID.randomUUID().toString());
  private final FleetWatch watch = new FleetWatch(fleet, new AttestationHistory(records), tasks);
  private final FakeNode node = new FakeNode();
  private final ConsoleHome home;
  private final TransactionsViewModel model;

  TransactionsViewModelTest(@TempDir Path folder) {
    home = new ConsoleHome(folder);
    InstantSource clock = InstantSource.fixed(Samples.NOW);
    TransactionRecords transactions = new TransactionRecords(records);
    SigningLog log = new SigningLog(transactions, new SignedFiles(home), clock);
    model =
        new TransactionsViewModel(
            watch,
            new Signatory(fleet, FixedCredential.desk(), log),
            new BatchSignatory(fleet, FixedCredential.desk(), log),
            log,
            new NodeDesk(node, transactions, clock),
            tasks);
  }

  @BeforeEach
  void verified() {
    enclave
        .attests(Outcome.accepted(Samples.trusted()))
        .lists(Outcome.accepted(List.of(Samples.wallet("w-1"))))
        .reads(Outcome.accepted(new ReviewReply(Digest.of(Bytes.EMPTY), Digest.of(Bytes.EMPTY))));
    watch.refresh();
  }

  @Test
  void offersTheWalletsOfVerifiedEnclavesOnly() {
    assertThat(model.choices()).extracting(choice -> choice.wallet().id()).containsExactly("w-1");
    enclave.attests(Outcome.accepted(Samples.refused()));
    watch.refresh();

    assertThat(model.choices()).isEmpty();
    assertThat(model.choiceProperty().get()).isEmpty();
  }

  @Test
  void remembersTheChosenWalletWhileItsEnclaveIsVerifiedAgain() {
    enclave.lists(Outcome.accepted(List.of(Samples.wallet("w-1"), Samples.wallet("w-2"))));
    watch.refresh();
    model.choiceProperty().set(Optional.of(model.choices().getLast()));
    enclave.attests(Outcome.accepted(Samples.refused()));
    watch.refresh();
    enclave.attests(Outcome.accepted(Samples.trusted()));
    watch.refresh();

    assertThat(model.choiceProperty().get())
        .hasValueSatisfying(choice -> assertThat(choice.wallet().id()).isEqualTo("w-2"));
  }

  @Test
  void choosesNoOtherWalletInPlaceOfTheChosenOne() {
    enclave.lists(Outcome.accepted(List.of(Samples.wallet("w-2"))));
    watch.refresh();

    assertThat(model.choices()).extracting(choice -> choice.wallet().id()).containsExactly("w-2");
    assertThat(model.choiceProperty().get()).isEmpty();
  }

  @Test
  void leavesTheChoicesAloneWhileNothingChanges() {
    AtomicInteger changes = new AtomicInteger();
    model.choices().subscribe(changes::incrementAndGet);
    watch.refresh();
    watch.refresh();

    assertThat(changes).hasValue(0);
  }

  @Test
  void sendsNothingWhileItIsReviewed() {
    review(PAYMENT);

    assertThat(model.draftProperty().get()).isInstanceOf(Draft.Reviewing.class);
    assertThat(enclave.signRequests).isEmpty();
    assertThat(states()).containsExactly(TransactionState.DRAFT);
  }

  @Test
  void signsTheVeryTransactionThatWasShown() {
    review(PAYMENT);
    Draft.Reviewing shown = (Draft.Reviewing) model.draftProperty().get();
    enclave.signs(done(shown));
    model.approve();

    assertThat(enclave.signRequests).containsExactly(shown.prepared());
    assertThat(recorded().state()).isEqualTo(TransactionState.SIGNED);
    assertThat(recorded().receipt()).isEqualTo("receipt");
    assertThat(states()).containsExactly(TransactionState.SIGNED);
  }

  @Test
  void approvesNothingWhileACriticalRiskIsNotAcknowledged() {
    review(BLIND_CALL);
    model.approve();

    assertThat(enclave.signRequests).isEmpty();
    assertThat(model.draftProperty().get()).isInstanceOf(Draft.Reviewing.class);
  }

  @Test
  void putsTheAcknowledgedRisksIntoTheApproval() {
    review(BLIND_CALL);
    Draft.Reviewing shown = (Draft.Reviewing) model.draftProperty().get();
    for (RiskFlag risk : shown.review().critical()) {
      shown.review().acknowledge(risk, true);
    }
    enclave.signs(done(shown));
    model.approve();

    assertThat(approval().acknowledged()).containsExactly("TXR-BLIND-DATA", "TXR-BLIND-VALUE");
  }

  @Test
  void refusesWhenTheEnclaveReadsSomethingElse() {
    enclave.reads(Outcome.refused(ApprovalRefusal.REVIEW, "another review"));
    review(PAYMENT);
    model.approve();

    assertThat(enclave.signRequests).isEmpty();
    assertThat(refusal().id()).isEqualTo(ApprovalRefusal.REVIEW);
    assertThat(states()).containsExactly(TransactionState.REFUSED);
  }

  @Test
  void recordsThatApprovalsAreMissing() {
    enclave.signs(
        Outcome.accepted(
            new Answer.Missing<>(
                new PendingReply(
                    Digest.of(Bytes.EMPTY), "rule-1", List.of(new GroupQuorum("approvers", 1))))));
    review(PAYMENT);
    model.approve();

    assertThat(recorded().state()).isEqualTo(TransactionState.NEEDS_APPROVAL);
  }

  @Test
  void keepsASignatureThoughTheSameRequestIsRefusedLater() throws Exception {
    review(PAYMENT);
    enclave.signs(done((Draft.Reviewing) model.draftProperty().get()));
    model.approve();
    enclave.signs(Outcome.refused(ConsoleRefusal.STOPPED, "gone"));
    review(PAYMENT);
    model.approve();

    assertThat(states()).containsExactly(TransactionState.SIGNED);
  }

  @Test
  void refusesAWrongChecksumAndShowsTheRightOne() {
    review(PAYMENT.replace("dc79C8", "dC79C8"));

    assertThat(refusal().id()).isEqualTo(TransactionRefusal.CHECKSUM);
    assertThat(refusal().detail()).contains("0x70997970C51812dc3A010C7d01b50e0d17dc79C8");
  }

  @Test
  void refusesATransactionForAnotherNetworkThanTheWallets() {
    review(PAYMENT.replace("31337", "1"));

    assertThat(refusal().id()).isEqualTo(TransactionRefusal.CHAIN);
  }

  @Test
  void keepsTheTextWhenGoingBack() {
    review("nonsense");
    model.edit();

    assertThat(model.inputProperty().get()).isEqualTo("nonsense");
    assertThat(model.draftProperty().get()).isEqualTo(new Draft.Composing());
  }

  @Test
  void opensRawBytesAsDigits(@TempDir Path folder) throws Exception {
    Path file = Files.write(folder.resolve("raw"), new byte[] {2, (byte) 0xc0});
    model.open(file);

    assertThat(model.inputProperty().get()).isEqualTo("02c0");
  }

  @Test
  void savesTheSignedTransactionWhole(@TempDir Path folder) throws Exception {
    review(PAYMENT);
    enclave.signs(done((Draft.Reviewing) model.draftProperty().get()));
    model.approve();
    model.save(recorded(), folder.resolve("signed.hex"));

    assertThat(Files.readString(folder.resolve("signed.hex")))
        .isEqualTo("0x" + recorded().raw().hex() + "\n");
  }

  @Test
  void asksANodeAndReviewsTheVeryTransactionItCosted() {
    fill("1.5");
    model.payment().prepare();

    assertThat(composition().totalWei()).isEqualTo(new BigInteger("1500084000000000000"));
    assertThat(composition().cautions()).isEmpty();
    model.reviewPayment();
    assertThat(shown().prepared().review().intent()).startsWith("Send 1.5 ETH to 0x70997970");
    assertThat(shown().input())
        .isEqualTo(new String(composition().encoded().toArray(), StandardCharsets.UTF_8));
    assertThat(node.closed).isEqualTo(1);
  }

  @Test
  void forgetsTheCostWhenTheFormIsChanged() {
    fill("1.5");
    model.payment().prepare();
    model.payment().amountProperty().set("2.5");

    assertThat(model.payment().compositionProperty().get()).isEmpty();
    model.reviewPayment();
    assertThat(model.draftProperty().get()).isEqualTo(new Draft.Paying());
  }

  @Test
  void tellsOfficersWhichNonceTheNodeSaidIsNext() {
    fill("1");
    model.payment().nonceProperty().set("7");
    model.payment().prepare();

    assertThat(composition().cautions()).containsExactly(Caution.NONCE_GAP);
    model.reviewPayment();
    assertThat(shown().prepared().review().risks())
        .extracting(RiskFlag::id)
        .contains("TXR-NONCE-GAP");
  }

  @Test
  void showsBesideTheFormWhyItComesToNothing() {
    node.chosen = false;
    fill("1");
    model.payment().prepare();

    assertThat(model.payment().refusalProperty().get())
        .hasValueSatisfying(refusal -> assertThat(refusal.id()).isEqualTo(NodeRefusal.NONE));
    assertThat(board.refusalProperty().get()).isEmpty();
    assertThat(model.payment().askingProperty().get()).isFalse();
  }

  @Test
  void keepsTheFormWhenGoingBackFromTheReview() {
    fill("1");
    model.payment().prepare();
    model.reviewPayment();
    model.edit();

    assertThat(model.draftProperty().get()).isEqualTo(new Draft.Paying());
    assertThat(model.payment().amountProperty().get()).isEqualTo("1");
  }

  @Test
  void broadcastsWhatWasSignedAndFollowsItIntoABlock() throws Exception {
    signPayment();
    model.broadcast(recorded());
    assertThat(node.sent).containsExactly(recorded().raw());
    assertThat(recorded().state()).isEqualTo(TransactionState.BROADCAST);

    node.inclusion = Optional.of(new Inclusion(BigInteger.valueOf(9), true));
    model.follow();
    assertThat(recorded().state()).isEqualTo(TransactionState.CONFIRMED);
    assertThat(recorded().delivery()).isEqualTo("In block 9, 2 confirmations");
    assertThat(states()).containsExactly(TransactionState.CONFIRMED);
    assertThat(new SignedFiles(home).find(Digest.parse(recorded().id())))
        .hasValueSatisfying(file -> assertThat(file.raw()).isEqualTo(recorded().raw()));
  }

  @Test
  void saysThatATransactionFailed() {
    signPayment();
    model.broadcast(recorded());
    node.inclusion = Optional.of(new Inclusion(BigInteger.TEN, false));
    model.follow();

    assertThat(recorded().state()).isEqualTo(TransactionState.FAILED);
  }

  @Test
  void saysThatTheNodeForgotATransaction() {
    signPayment();
    model.broadcast(recorded());
    node.knows = false;
    model.follow();

    assertThat(recorded().state()).isEqualTo(TransactionState.DROPPED);
  }

  @Test
  void staysSignedWhenTheNodeRejectsIt() {
    signPayment();
    node.rejection = Optional.of("nonce too low");
    model.broadcast(recorded());

    assertThat(recorded().state()).isEqualTo(TransactionState.SIGNED);
    assertThat(board.refusalProperty().get())
        .hasValueSatisfying(
            refusal -> assertThat(refusal.line()).isEqualTo("NODE-REJECTED: nonce too low"));
  }

  @Test
  void replacesATransactionThatWaitsByNamingItsRequest() {
    signPayment();
    model.broadcast(recorded());
    TransactionRecord waiting = recorded();
    model.replace(waiting, Replacement.Kind.CANCEL);
    Draft.Replacing replacing = (Draft.Replacing) model.draftProperty().get();
    model.review(replacing);

    assertThat(shown().prepared().request().replaces()).contains(Digest.parse(waiting.id()));
    assertThat(replacing.composition().fees().maxFeeWei())
        .as("a tenth more than the earlier one's 4 gwei")
        .isEqualTo(new BigInteger("4400000000"));
    model.edit();
    assertThat(model.draftProperty().get()).isEqualTo(replacing);
  }

  @Test
  void makesTheVerySameRequestAgainFromItsRecord() {
    signPayment();
    model.broadcast(recorded());
    model.replace(recorded(), Replacement.Kind.SPEED_UP);
    model.review((Draft.Replacing) model.draftProperty().get());
    enclave.signs(Outcome.refused(ConsoleRefusal.STOPPED, "gone"));
    Digest asked = shown().prepared().request().digest();
    model.approve();
    model.refresh();
    model.takeUp(
        model.records().stream()
            .filter(record -> record.id().equals(asked.hex()))
            .findFirst()
            .orElseThrow());
    model.review();

    assertThat(shown().prepared().request().digest()).isEqualTo(asked);
  }

  @Test
  void replacesNothingThatIsInABlock() {
    signPayment();
    model.broadcast(recorded());
    node.mined = BigInteger.ONE;
    node.pending = BigInteger.ONE;
    model.replace(recorded(), Replacement.Kind.SPEED_UP);

    assertThat(board.refusalProperty().get())
        .hasValueSatisfying(refusal -> assertThat(refusal.id()).isEqualTo(ComposeRefusal.MINED));
  }

  private void fill(String amount) {
    model.pay();
    model.payment().toProperty().set("0x70997970C51812dc3A010C7d01b50e0d17dc79C8");
    model.payment().amountProperty().set(amount);
  }

  private void signPayment() {
    fill("1");
    model.payment().prepare();
    model.reviewPayment();
    enclave.signs(done(shown()));
    model.approve();
    assertThat(recorded().state()).isEqualTo(TransactionState.SIGNED);
  }

  private Composition composition() {
    return model.payment().compositionProperty().get().orElseThrow();
  }

  private Draft.Reviewing shown() {
    return (Draft.Reviewing) model.draftProperty().get();
  }

  private void review(String text) {
    model.inputProperty().set(text);
    model.review();
  }

  private TransactionRecord recorded() {
    return ((Draft.Recorded) model.draftProperty().get()).transaction();
  }

  private Refusal refusal() {
    return ((Draft.Refused) model.draftProperty().get()).refusal();
  }

  private List<TransactionState> states() {
    model.refresh();
    return model.records().stream().map(TransactionRecord::state).toList();
  }

  private Approval approval() {
    String payload = enclave.approvals.getLast().getFirst().split("\\.", -1)[1];
    return switch (JsonFields.decode(
        Bytes.of(Base64.getUrlDecoder().decode(payload)), Approval::read)) {
      case Outcome.Accepted<Approval>(Approval read) -> read;
      case Outcome.Refused<Approval>(Refusal refusal) ->
          throw new IllegalStateException(refusal.line());
    };
  }

  private static Outcome<Answer<EvmSigned>> done(Draft.Reviewing shown) {
    EvmSignature signature = new EvmSignature(BigInteger.ONE, BigInteger.ONE, 0);
    return Outcome.accepted(
        new Answer.Done<>(shown.prepared().payload().assemble(signature), "receipt"));
  }
}
