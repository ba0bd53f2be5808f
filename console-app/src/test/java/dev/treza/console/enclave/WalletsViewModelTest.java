package dev.treza.console.enclave;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.console.ConsoleRefusal;
import dev.treza.console.credential.FixedCredential;
import dev.treza.console.fleet.FleetWatch;
import dev.treza.console.link.Answer;
import dev.treza.console.link.FakeEnclave;
import dev.treza.console.link.FakeFleet;
import dev.treza.console.link.Samples;
import dev.treza.console.shell.DirectTasks;
import dev.treza.console.shell.TaskBoard;
import dev.treza.console.shell.Tasks;
import dev.treza.console.store.AttestationHistory;
import dev.treza.console.store.Records;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.json.JsonRefusal;
import dev.treza.fleet.policy.RuleVerdict.GroupQuorum;
import dev.treza.fleet.protocol.ChannelRefusal;
import dev.treza.fleet.protocol.PendingReply;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class WalletsViewModelTest {
  private final FakeFleet fleet = new FakeFleet();
  private final FakeEnclave enclave = fleet.add(Samples.enclave("local-1"));
  private final TaskBoard board = new TaskBoard();
  private final Tasks tasks = DirectTasks.of(board);
  private final FleetWatch watch =
      new FleetWatch(
          fleet, new AttestationHistory(Records.inMemory(UUID.randomUUID().toString())), tasks);
  private final EnclaveSelection selection = new EnclaveSelection(watch);
  private final WalletsViewModel model =
      new WalletsViewModel(selection, fleet, FixedCredential.desk(), tasks);

  @BeforeEach
  void verified() {
    enclave.attests(Outcome.accepted(Samples.trusted()));
    watch.refresh();
  }

  @Test
  void offersTheNetworksOfTheCharterAndBeginsWithTheLeastSerious() {
    model.begin();

    assertThat(model.networks()).containsExactly(NetworkMode.TESTNET, NetworkMode.LOCAL);
    assertThat(model.networkProperty().get()).isEqualTo(NetworkMode.LOCAL);
  }

  @Test
  void sendsNothingBeforeTheApproval() {
    model.begin();
    model.review();

    assertThat(model.draftProperty().get()).isInstanceOf(WalletDraft.Reviewing.class);
    assertThat(enclave.walletRequests).isEmpty();
  }

  @Test
  void asksForExactlyWhatWasReviewedWithOneApproval() {
    enclave.makes(Outcome.accepted(new Answer.Done<>(Samples.wallet("w-1"), "receipt")));
    model.begin();
    model.purposeProperty().set("  payroll ");
    model.review();
    WalletDraft.Reviewing reviewed = (WalletDraft.Reviewing) model.draftProperty().get();
    model.approve();

    assertThat(enclave.walletRequests).containsExactly(reviewed.request());
    assertThat(reviewed.request().purpose()).contains("payroll");
    assertThat(enclave.approvals).singleElement().satisfies(jws -> assertThat(jws).hasSize(1));
    assertThat(model.draftProperty().get())
        .isEqualTo(new WalletDraft.Created(Samples.wallet("w-1")));
  }

  @Test
  void showsTheRefusalOfTheEnclave() {
    Refusal refusal = Refusal.of(ConsoleRefusal.STOPPED, "gone");
    enclave.makes(Outcome.refused(refusal));
    model.begin();
    model.review();
    model.approve();

    assertThat(model.draftProperty().get()).isEqualTo(new WalletDraft.Refused(refusal));
  }

  @Test
  void saysThatOthersMustApproveToo() {
    PendingReply missing =
        new PendingReply(
            Digest.of(Bytes.utf8("request")), "rule-1", List.of(new GroupQuorum("approvers", 1)));
    enclave.makes(Outcome.accepted(new Answer.Missing<>(missing)));
    model.begin();
    model.review();
    model.approve();

    assertThat(model.draftProperty().get()).isEqualTo(new WalletDraft.NeedsMore(missing));
  }

  @Test
  void refusesAPurposeWithHiddenCharacters() {
    model.begin();
    model.purposeProperty().set("pay\u202eroll");
    model.review();

    assertThat(board.refusalProperty().get().map(Refusal::id)).contains(JsonRefusal.NAME);
    assertThat(model.draftProperty().get()).isEqualTo(new WalletDraft.Form());
  }

  @Test
  void isNotUsableOnceTheEnclaveIsRefused() {
    enclave.attests(Outcome.accepted(Samples.refused()));
    watch.refresh();

    assertThat(model.usable()).isFalse();
    assertThat(model.wallets()).isEmpty();
  }

  @Test
  void asksTheEnclaveThatWasReviewedForIt() {
    FakeEnclave other = fleet.add(Samples.enclave("local-2"));
    other.attests(Outcome.accepted(Samples.trusted()));
    watch.refresh();
    model.begin();
    model.review();
    selection.choose("local-2");
    model.approve();

    assertThat(other.walletRequests).isEmpty();
    assertThat(model.draftProperty().get()).isEqualTo(new WalletDraft.None());
  }

  @Test
  void keepsTheFormWhileTheSameEnclaveIsVerifiedAgain() {
    model.begin();
    watch.verify("local-1");

    assertThat(model.draftProperty().get()).isEqualTo(new WalletDraft.Form());
  }

  @Test
  void verifiesAnEnclaveThatRefusedAnew() {
    enclave.makes(Outcome.refused(ChannelRefusal.CLOSED, "gone"));
    model.begin();
    model.review();
    enclave.attests(Outcome.refused(ChannelRefusal.UNREACHABLE, "gone"));
    model.approve();

    assertThat(model.usable()).isFalse();
  }

  @Test
  void doesNothingWithoutAReview() {
    model.begin();
    model.approve();

    assertThat(enclave.walletRequests).isEmpty();
    assertThat(model.purposeProperty().get()).isEqualTo("");
  }

  @Test
  void saysWhoWouldApproveOnceThereIsAReview() {
    model.begin();
    model.review();

    assertThat(model.signIn().nameProperty().get()).isEqualTo("Ann");
  }
}
