package dev.treza.console.transactions;

import dev.treza.console.ConsoleException;
import dev.treza.console.airgap.OnlineDesk;
import dev.treza.console.link.EnclaveLink;
import dev.treza.console.shell.Tasks;
import dev.treza.console.store.AtomicFiles;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.airgap.AirgapAnswer;
import dev.treza.fleet.airgap.AirgapQuestion;
import dev.treza.fleet.airgap.AirgapRefusal;
import dev.treza.fleet.airgap.AirgapRequest;
import dev.treza.fleet.approval.ValidApproval;
import dev.treza.fleet.protocol.PreparedTransaction;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The approvals of one reviewed transaction that come from behind an air gap: what was carried
/// over, and what was brought back.
public final class AirgapExchange {
  private static final int LARGEST_FILE = 4 * 1024 * 1024;

  private final WalletChoice choice;
  private final PreparedTransaction prepared;
  private final EnclaveLink link;
  private final OnlineDesk desk;
  private final Tasks tasks;
  private final ObservableList<ValidApproval> brought = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Optional<AirgapRequest>> open =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  AirgapExchange(
      WalletChoice choice,
      PreparedTransaction prepared,
      EnclaveLink link,
      OnlineDesk desk,
      Tasks tasks) {
    this.choice = choice;
    this.prepared = prepared;
    this.link = link;
    this.desk = desk;
    this.tasks = tasks;
  }

  /// The approvals that were brought back and hold.
  public ObservableList<ValidApproval> brought() {
    return brought;
  }

  /// What was carried over last.
  public ReadOnlyObjectProperty<Optional<AirgapRequest>> openProperty() {
    return open.getReadOnlyProperty();
  }

  List<String> approvals() {
    return brought.stream().map(ValidApproval::jws).toList();
  }

  /// Answers a question with this transaction, in a file to be carried over.
  public void export(Path question, Path target) {
    tasks.ask(
        "Asking the enclave for the officer",
        _ -> exported(question, target),
        request -> {
          open.set(Optional.of(request));
          tasks.board().tell("The request to carry over was written to " + target);
        },
        _ -> {});
  }

  private Outcome<AirgapRequest> exported(Path question, Path target)
      throws ConsoleException, InterruptedException {
    return switch (AirgapQuestion.parse(AtomicFiles.readAtMost(question, LARGEST_FILE))) {
      case Outcome.Refused<AirgapQuestion>(Refusal refusal) -> Outcome.refused(refusal);
      case Outcome.Accepted<AirgapQuestion>(AirgapQuestion asked) -> {
        Outcome<AirgapRequest> request = desk.export(link, prepared, asked);
        if (request instanceof Outcome.Accepted<AirgapRequest>(AirgapRequest made)) {
          AtomicFiles.publish(target, made.encoded());
        }
        yield request;
      }
    };
  }

  /// Takes an answer, if it is one to what was carried over.
  public void take(Path answer) {
    tasks.ask(
        "Checking the answer",
        _ -> taken(answer),
        approval -> {
          brought.removeIf(earlier -> earlier.officer().equals(approval.officer()));
          brought.add(approval);
          tasks.board().tell(approval.officer() + " approved behind the air gap");
        },
        _ -> {});
  }

  private Outcome<ValidApproval> taken(Path answer) throws ConsoleException {
    Optional<AirgapRequest> carried = open.get();
    if (carried.isEmpty()) {
      return Outcome.refused(
          AirgapRefusal.OTHER_REQUEST, "nothing of this transaction was carried over yet");
    }
    return AirgapAnswer.parse(AtomicFiles.readAtMost(answer, LARGEST_FILE))
        .then(back -> desk.take(choice.enclave(), prepared, carried.get(), back));
  }
}
