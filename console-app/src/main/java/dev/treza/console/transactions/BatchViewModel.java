package dev.treza.console.transactions;

import dev.treza.console.ConsoleException;
import dev.treza.console.Progress;
import dev.treza.console.compose.FeeLevel;
import dev.treza.console.csv.CsvTable;
import dev.treza.console.fleet.FleetWatch;
import dev.treza.console.payments.BatchFile;
import dev.treza.console.payments.Payers;
import dev.treza.console.payments.PaymentBatch;
import dev.treza.console.payments.PaymentFile;
import dev.treza.console.payments.PaymentLine;
import dev.treza.console.payments.ResultTable;
import dev.treza.console.review.ReviewViewModel;
import dev.treza.console.shell.RunningTask;
import dev.treza.console.shell.Tasks;
import dev.treza.console.store.AtomicFiles;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.protocol.BatchReview;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ObservableList;

/// Payments of a file on their way from preview to signatures, as one request.
public final class BatchViewModel {
  private final FleetWatch watch;
  private final NodeDesk nodes;
  private final BatchSignatory signatory;
  private final Tasks tasks;
  private final ObservableList<WalletChoice> choices;
  private final Runnable changed;
  private final ObjectProperty<FeeLevel> level = new SimpleObjectProperty<>(FeeLevel.NORMAL);
  private final BooleanProperty atomic = new SimpleBooleanProperty(true);
  private final ReadOnlyObjectWrapper<BatchDraft> draft =
      new ReadOnlyObjectWrapper<>(new BatchDraft.None());

  /// Where a person goes back to from review and refusal.
  private BatchDraft before = new BatchDraft.None();

  private Optional<RunningTask> reading = Optional.empty();

  /// @param choices the wallets of all verified enclaves
  /// @param changed runs when the list of transactions has changed
  BatchViewModel(
      FleetWatch watch,
      NodeDesk nodes,
      BatchSignatory signatory,
      Tasks tasks,
      ObservableList<WalletChoice> choices,
      Runnable changed) {
    this.watch = watch;
    this.nodes = nodes;
    this.signatory = signatory;
    this.tasks = tasks;
    this.choices = choices;
    this.changed = changed;
  }

  public ReadOnlyObjectProperty<BatchDraft> draftProperty() {
    return draft.getReadOnlyProperty();
  }

  /// The fees for payments that do not say them.
  public ObjectProperty<FeeLevel> levelProperty() {
    return level;
  }

  /// Whether all are to be signed or none.
  public BooleanProperty atomicProperty() {
    return atomic;
  }

  /// Begins without a file.
  public void begin() {
    reading.ifPresent(RunningTask::cancel);
    reading = Optional.empty();
    before = new BatchDraft.None();
    draft.set(before);
  }

  /// Goes back to where the review or the file was chosen.
  public void back() {
    draft.set(before);
  }

  /// Reads the file and composes its payments. Nothing is sent.
  public void open(Path file) {
    BatchDraft.Reading now = new BatchDraft.Reading(file);
    Payers payers =
        new Payers(
            choices.stream()
                .map(choice -> new Payers.Payer(choice.enclave(), choice.wallet()))
                .toList());
    FeeLevel fees = level.get();
    before = new BatchDraft.None();
    draft.set(now);
    RunningTask task =
        tasks.ask(
            "Reading the payments",
            progress -> prepared(file, payers, fees, progress),
            batch -> {
              if (draft.get().equals(now)) {
                before = new BatchDraft.Preview(file, batch);
                draft.set(before);
              }
            },
            refusal -> {
              if (draft.get().equals(now)) {
                refuse(refusal);
              }
            });
    reading = Optional.of(task);
  }

  private Outcome<PaymentBatch> prepared(Path file, Payers payers, FeeLevel fees, Progress progress)
      throws ConsoleException, InterruptedException {
    return switch (PaymentFile.read(AtomicFiles.readAtMost(file, CsvTable.LARGEST))) {
      case Outcome.Refused<List<PaymentLine>>(Refusal refusal) -> Outcome.refused(refusal);
      case Outcome.Accepted<List<PaymentLine>>(List<PaymentLine> lines) ->
          nodes.payments(fees).prepare(payers, lines, progress);
    };
  }

  /// Shows the one request that the payments are, if no row is wrong.
  public void review() {
    if (draft.get() instanceof BatchDraft.Preview(Path _, PaymentBatch batch)) {
      tasks.board().dismiss();
      batch
          .request(atomic.get())
          .ifPresent(request ->
              draft.set(
                  new BatchDraft.Reviewing(
                      batch, request, new ReviewViewModel(BatchReview.of(request)))));
    }
  }

  /// Approves what is being reviewed and has it signed.
  public void approve() {
    if (draft.get() instanceof BatchDraft.Reviewing reviewing && reviewing.review().ready().get()) {
      List<String> acknowledged = reviewing.review().acknowledged();
      draft.set(new BatchDraft.Signing(reviewing.review()));
      tasks.ask(
          "Signing the batch",
          progress -> signatory.sign(reviewing, acknowledged, progress),
          done -> {
            draft.set(done);
            changed.run();
          },
          refusal -> {
            refuse(refusal);
            changed.run();
            watch.verify(reviewing.batch().enclave().id()); // it may be somebody else by now
          });
    }
  }

  private void refuse(Refusal refusal) {
    tasks.board().dismiss(); // it is shown where the person works
    draft.set(new BatchDraft.Refused(refusal));
  }

  /// Writes what became of each payment: CSV, or JSON if the file is called so.
  public void export(BatchDraft.Done done, Path file) {
    write(
        "The results were written to ",
        ResultTable.of(done.batch().prepared(), done.results()).encoded(file.toString()),
        file);
  }

  /// Writes the batch for other officers.
  public void save(PaymentBatch batch, Path file) {
    write("The batch was written to ", BatchFile.of(batch).encoded(), file);
  }

  /// Writes the approval that was given here.
  public void saveApproval(String jws, Path file) {
    write("The approval was written to ", Bytes.utf8(jws + "\n"), file);
  }

  private void write(String words, Bytes content, Path file) {
    tasks.run(
        "Writing a file",
        _ -> {
          AtomicFiles.write(file, content);
          return file;
        },
        written -> tasks.board().tell(words + written));
  }
}
