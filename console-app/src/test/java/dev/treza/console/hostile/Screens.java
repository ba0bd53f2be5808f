package dev.treza.console.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.console.credential.ApprovalDesk;
import dev.treza.console.credential.OfficerCredential;
import dev.treza.console.enclave.AttestationViewModel;
import dev.treza.console.enclave.EnclaveSelection;
import dev.treza.console.enclave.Mark;
import dev.treza.console.enclave.StepLine;
import dev.treza.console.enclave.WalletDraft;
import dev.treza.console.enclave.WalletsViewModel;
import dev.treza.console.fleet.EnclaveStatus;
import dev.treza.console.fleet.FleetViewModel;
import dev.treza.console.fleet.FleetWatch;
import dev.treza.console.fleet.Standing;
import dev.treza.console.link.FleetLink;
import dev.treza.console.link.node.FakeNode;
import dev.treza.console.shell.TaskBoard;
import dev.treza.console.shell.Tasks;
import dev.treza.console.store.AttestationHistory;
import dev.treza.console.store.ConsoleHome;
import dev.treza.console.store.Records;
import dev.treza.console.store.SignedFiles;
import dev.treza.console.store.TransactionRecords;
import dev.treza.console.transactions.BatchSignatory;
import dev.treza.console.transactions.NodeDesk;
import dev.treza.console.transactions.Signatory;
import dev.treza.console.transactions.SigningLog;
import dev.treza.console.transactions.TransactionsViewModel;
import dev.treza.fleet.Refusal;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;

/// The view-models of all screens over one fleet, put together as the console does it; work is done
/// before a call returns.
final class Screens {
  private final FleetWatch watch;
  private final FleetViewModel fleet;
  private final AttestationViewModel attestation;
  private final WalletsViewModel wallets;
  private final TransactionsViewModel transactions;

  Screens(FleetLink link, OfficerCredential credential) {
    Tasks tasks = new Tasks(Runnable::run, Runnable::run, new TaskBoard());
    InstantSource clock = InstantSource.system();
    Records records = Records.inMemory(UUID.randomUUID().toString());
    ApprovalDesk desk = new ApprovalDesk(credential, clock, new SecureRandom());
    this.watch = new FleetWatch(link, new AttestationHistory(records), tasks);
    EnclaveSelection selection = new EnclaveSelection(watch);
    this.fleet = new FleetViewModel(watch, _ -> {}, clock);
    this.attestation = new AttestationViewModel(selection, tasks);
    this.wallets = new WalletsViewModel(selection, link, desk, tasks);
    SigningLog log =
        new SigningLog(
            new TransactionRecords(records),
            new SignedFiles(new ConsoleHome(Path.of("no folder of the console"))),
            clock);
    this.transactions =
        new TransactionsViewModel(
            watch,
            new Signatory(link, desk, log),
            new BatchSignatory(link, desk, log),
            log,
            new NodeDesk(new FakeNode(), new TransactionRecords(records), clock),
            tasks);
  }

  /// Looks at the enclave, as the console does every half minute.
  Screens look() {
    fleet.refresh();
    return this;
  }

  FleetWatch watch() {
    return watch;
  }

  WalletsViewModel wallets() {
    return wallets;
  }

  TransactionsViewModel transactions() {
    return transactions;
  }

  void showsItVerifiedAsSimulated() {
    assertThat(status().standing()).isInstanceOf(Standing.VerifiedSimulated.class);
    assertThat(attestation.refusal()).isEmpty();
    assertThat(attestation.words()).isNotEmpty();
    assertThat(fleet.summary().get()).isEqualTo("1 enclave, 1 verified (simulated)");
  }

  /// The id stands in the fleet's table and above the attestation, with what to do next; nothing on
  /// any screen is verified or may be used.
  void refuses(String id) {
    assertThat(reason(status().standing()).id().id()).isEqualTo(id);
    assertThat(attestation.refusal())
        .hasValueSatisfying(shown -> {
          assertThat(shown.line()).startsWith(id + ": ");
          assertThat(shown.id().sentence()).isNotBlank();
          assertThat(shown.id().nextStep()).isNotBlank();
        });
    showsNothingVerified();
  }

  void showsNothingVerified() {
    assertThat(status().trusted()).isFalse();
    assertThat(fleet.summary().get()).isEqualTo("1 enclave, 0 verified");
    assertThat(attestation.words()).isEmpty();
    assertThat(attestation.steps())
        .allSatisfy(step -> assertThat(step.detail()).isNotBlank())
        .satisfies(steps -> assertThat(allPassed(steps)).isFalse());
    assertThat(wallets.usable()).isFalse();
    assertThat(wallets.wallets()).isEmpty();
    assertThat(transactions.choices()).isEmpty();
    assertThat(transactions.choiceProperty().get()).isEmpty();
  }

  void refusesTheWallet(String id) {
    assertThat(wallets.draftProperty().get())
        .isInstanceOfSatisfying(
            WalletDraft.Refused.class,
            refused -> {
              assertThat(refused.refusal().id().id()).isEqualTo(id);
              assertThat(refused.refusal().id().nextStep()).isNotBlank();
            });
  }

  private EnclaveStatus status() {
    return watch.statuses().getFirst();
  }

  private static boolean allPassed(Iterable<? extends StepLine> steps) {
    boolean any = false;
    for (StepLine step : steps) {
      any = true;
      if (step.mark() != Mark.PASSED) {
        return false;
      }
    }
    return any;
  }

  private static Refusal reason(Standing standing) {
    return switch (standing) {
      case Standing.Refused(Refusal refusal) -> refusal;
      case Standing.Unreachable(Refusal refusal) -> refusal;
      case Standing.Unknown _,
          Standing.Stopped _,
          Standing.Checking _,
          Standing.Verified _,
          Standing.VerifiedSimulated _ ->
          throw new AssertionError("not refused: " + standing);
    };
  }
}
