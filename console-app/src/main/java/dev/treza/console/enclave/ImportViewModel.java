package dev.treza.console.enclave;

import dev.treza.console.ConsoleException;
import dev.treza.console.Progress;
import dev.treza.console.credential.ApprovalDesk;
import dev.treza.console.fleet.EnclaveStatus;
import dev.treza.console.link.Answer;
import dev.treza.console.link.KnownEnclave;
import dev.treza.console.link.keyimport.ImportWish;
import dev.treza.console.link.keyimport.KeyImports;
import dev.treza.console.link.keyimport.OpenImport;
import dev.treza.console.review.ReviewViewModel;
import dev.treza.console.shell.RunningTask;
import dev.treza.console.shell.Tasks;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.protocol.ImportReview;
import dev.treza.fleet.wallet.Wallet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The import of a key that was made elsewhere: form, review, approval. The key is never here: the
/// import program reads it, once it has verified the enclave itself.
public final class ImportViewModel {
  private final EnclaveSelection selection;
  private final KeyImports imports;
  private final ApprovalDesk desk;
  private final Tasks tasks;
  private final ImportForm form = new ImportForm();
  private final ReadOnlyObjectWrapper<ImportDraft> draft =
      new ReadOnlyObjectWrapper<>(new ImportDraft.None());
  private Optional<RunningTask> running = Optional.empty();

  public ImportViewModel(
      EnclaveSelection selection, KeyImports imports, ApprovalDesk desk, Tasks tasks) {
    this.selection = selection;
    this.imports = imports;
    this.desk = desk;
    this.tasks = tasks;
    selection.whenLeft(this::leave);
  }

  public ReadOnlyObjectProperty<ImportDraft> draftProperty() {
    return draft.getReadOnlyProperty();
  }

  public ImportForm form() {
    return form;
  }

  /// What the officer's credential is called.
  public String credential() {
    return desk.credential().name();
  }

  /// Begins with an empty form.
  public void begin() {
    form.clear();
    selection.networks().stream().reduce((_, last) -> last).ifPresent(form.networkProperty()::set);
    draft.set(new ImportDraft.Form());
  }

  /// Goes back to the form as it was filled in. A key that waits is forgotten.
  public void edit() {
    close();
    draft.set(new ImportDraft.Form());
  }

  /// A key that waits is forgotten.
  public void cancel() {
    close();
    draft.set(new ImportDraft.None());
  }

  /// Has the import program verify the enclave and read the key.
  public void read() {
    selection.statusProperty().get().map(EnclaveStatus::enclave).ifPresent(this::read);
  }

  private void read(KnownEnclave enclave) {
    tasks.board().dismiss();
    switch (form.wish(desk.nonce())) {
      case Outcome.Refused<ImportWish>(Refusal refusal) -> tasks.board().refuse(refusal);
      case Outcome.Accepted<ImportWish>(ImportWish wish) -> begin(enclave, wish);
    }
  }

  private void begin(KnownEnclave enclave, ImportWish wish) {
    ImportDraft.Reading reading = new ImportDraft.Reading(enclave, wish.nonce());
    AtomicReference<Runnable> forget = new AtomicReference<>(() -> {});
    draft.set(reading);
    RunningTask task =
        tasks.ask(
            "Importing a key",
            progress -> {
              progress.step("the import program verifies the enclave, then reads the key");
              Outcome<OpenImport> begun = imports.begin(enclave, wish);
              if (begun instanceof Outcome.Accepted<OpenImport>(OpenImport open)) {
                forget.set(open::close);
              }
              return begun;
            },
            open -> {
              if (draft.get().equals(reading)) {
                draft.set(new ImportDraft.Reviewing(enclave, open, review(open)));
              } else {
                open.close(); // the person went elsewhere meanwhile
              }
            },
            refusal -> {
              forget.get().run(); // cancelled, just when the key had been read
              refuse(reading, refusal);
            });
    running = Optional.of(task);
  }

  private static ReviewViewModel review(OpenImport open) {
    return new ReviewViewModel(ImportReview.of(open.request()));
  }

  /// Signs the approval of what is being reviewed, and has the key sent.
  public void approve() {
    if (draft.get() instanceof ImportDraft.Reviewing reviewing
        && reviewing.review().ready().get()) {
      List<String> acknowledged = reviewing.review().acknowledged();
      ImportDraft.Working working = new ImportDraft.Working(reviewing.review());
      draft.set(working);
      tasks.ask(
          "Importing the key",
          progress -> {
            try (OpenImport open = reviewing.open()) {
              return sent(reviewing, open, acknowledged, progress);
            }
          },
          this::answered,
          refusal -> {
            refuse(working, refusal);
            selection.verify(); // whoever refused may be somebody else by now
          });
    }
  }

  private Outcome<Answer<Wallet>> sent(
      ImportDraft.Reviewing reviewing,
      OpenImport open,
      List<String> acknowledged,
      Progress progress)
      throws ConsoleException, InterruptedException {
    progress.step("signing the approval");
    Outcome<String> approval =
        desk.approve(
            reviewing.enclave().charter(),
            open.request(),
            reviewing.review().review(),
            acknowledged);
    progress.step("the import program seals the key to the enclave and sends it");
    return switch (approval) {
      case Outcome.Refused<String>(Refusal refusal) -> Outcome.refused(refusal);
      case Outcome.Accepted<String>(String jws) -> open.approve(List.of(jws));
    };
  }

  private void answered(Answer<Wallet> answer) {
    switch (answer) {
      case Answer.Done<Wallet>(Wallet wallet, String _) -> {
        form.forgetFiles();
        draft.set(new ImportDraft.Imported(wallet));
        tasks.board().tell("Wallet " + wallet.id() + " was imported; it is held");
        selection.verify();
      }
      case Answer.Missing<Wallet>(var reply) -> draft.set(new ImportDraft.NeedsMore(reply));
    }
  }

  private void refuse(ImportDraft during, Refusal refusal) {
    if (draft.get().equals(during)) {
      tasks.board().dismiss(); // it is shown where the person works
      draft.set(new ImportDraft.Refused(refusal, during instanceof ImportDraft.Working));
    }
  }

  /// What is on the way belongs to one enclave as it is pinned.
  private void leave() {
    if (!(draft.get() instanceof ImportDraft.Working)) {
      cancel();
    }
  }

  private void close() {
    if (draft.get() instanceof ImportDraft.Reviewing reviewing) {
      reviewing.open().close();
    }
    if (draft.get() instanceof ImportDraft.Reading) {
      running.ifPresent(RunningTask::cancel);
    }
  }
}
