package dev.treza.console.suspension;

import dev.treza.console.ConsoleException;
import dev.treza.console.Progress;
import dev.treza.console.credential.ApprovalDesk;
import dev.treza.console.fleet.EnclaveStatus;
import dev.treza.console.link.Answer;
import dev.treza.console.link.FleetLink;
import dev.treza.console.link.KnownEnclave;
import dev.treza.console.review.ReviewViewModel;
import dev.treza.console.shell.Tasks;
import dev.treza.console.signin.SignInViewModel;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.protocol.Suspended;
import dev.treza.fleet.protocol.SuspensionRequest;
import dev.treza.fleet.protocol.SuspensionReview;
import dev.treza.fleet.protocol.SuspensionSubject;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What is suspended in the chosen enclave, and a suspension on its way: shown, signed, sent.
public final class SuspensionViewModel {
  private final ObservableValue<Optional<EnclaveStatus>> status;
  private final FleetLink fleet;
  private final ApprovalDesk desk;
  private final Tasks tasks;
  private final SignInViewModel signIn;
  private final ObservableList<Suspended> suspended = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<SuspensionDraft> draft =
      new ReadOnlyObjectWrapper<>(new SuspensionDraft.None());

  /// @param status of the enclave it is about
  public SuspensionViewModel(
      ObservableValue<Optional<EnclaveStatus>> status,
      FleetLink fleet,
      ApprovalDesk desk,
      Tasks tasks) {
    this.status = status;
    this.fleet = fleet;
    this.desk = desk;
    this.tasks = tasks;
    this.signIn = new SignInViewModel(charter -> desk.credential().under(charter), tasks);
    status.subscribe((before, now) -> follow(before, now));
    refresh();
  }

  public ReadOnlyObjectProperty<SuspensionDraft> draftProperty() {
    return draft.getReadOnlyProperty();
  }

  /// As the verified enclave listed it.
  public ObservableList<Suspended> suspended() {
    return suspended;
  }

  public Optional<Suspended> find(SuspensionSubject subject, String id) {
    return suspended.stream()
        .filter(one -> one.subject() == subject && one.id().equals(id))
        .findFirst();
  }

  /// Who signs here, and what he needs for it.
  public SignInViewModel signIn() {
    return signIn;
  }

  /// Asks the enclave again what is suspended. What an enclave listed that is not verified any more
  /// is forgotten.
  public void refresh() {
    Optional<KnownEnclave> known =
        status.getValue().filter(EnclaveStatus::trusted).map(EnclaveStatus::enclave);
    if (known.isEmpty()) {
      suspended.clear();
      return;
    }
    tasks.quietly(_ -> fleet.link(known.get()).suspensions(), this::listed, tasks.board()::refuse);
  }

  private void listed(Outcome<List<Suspended>> outcome) {
    switch (outcome) {
      case Outcome.Accepted<List<Suspended>>(List<Suspended> now) -> suspended.setAll(now);
      case Outcome.Refused<List<Suspended>>(Refusal refusal) -> {
        suspended.clear();
        tasks.board().refuse(refusal);
      }
    }
  }

  /// Shows what would be asked. Nothing is sent.
  public void ask(SuspensionSubject subject, String id, boolean lift) {
    status
        .getValue()
        .filter(EnclaveStatus::trusted)
        .map(EnclaveStatus::enclave)
        .ifPresent(enclave -> {
          SuspensionRequest request =
              new SuspensionRequest(enclave.head(), subject, id, lift, desk.nonce());
          signIn.look(enclave.charter());
          draft.set(
              new SuspensionDraft.Reviewing(
                  enclave, request, new ReviewViewModel(SuspensionReview.of(request))));
        });
  }

  public void cancel() {
    draft.set(new SuspensionDraft.None());
  }

  /// Signs in with what was typed, then goes on; if the credential stays locked, nothing happens.
  ///
  /// @param typed pass phrase or PIN; overwritten
  public void approve(char[] typed) {
    signIn.signIn(typed, this::approve);
  }

  /// Signs what is shown, and asks the enclave.
  public void approve() {
    if (draft.get() instanceof SuspensionDraft.Reviewing reviewing) {
      draft.set(new SuspensionDraft.Working(reviewing.review()));
      tasks.ask(
          reviewing.request().lift() ? "Lifting the suspension" : "Suspending",
          progress -> sent(reviewing, progress),
          answer -> answered(answer, reviewing.request()),
          refusal -> draft.set(new SuspensionDraft.Refused(refusal)));
    }
  }

  private Outcome<Answer<SuspensionRequest>> sent(
      SuspensionDraft.Reviewing reviewing, Progress progress)
      throws ConsoleException, InterruptedException {
    progress.step("signing");
    return switch (desk.suspend(reviewing.enclave().charter(), reviewing.request())) {
      case Outcome.Refused<String>(Refusal refusal) -> Outcome.refused(refusal);
      case Outcome.Accepted<String>(String jws) -> {
        progress.step("waiting for the enclave");
        yield fleet.link(reviewing.enclave()).suspend(reviewing.request(), List.of(jws));
      }
    };
  }

  private void answered(Answer<SuspensionRequest> answer, SuspensionRequest request) {
    switch (answer) {
      case Answer.Done<SuspensionRequest> _ -> {
        draft.set(new SuspensionDraft.Done(request));
        refresh();
      }
      case Answer.Missing<SuspensionRequest>(var missing) ->
          draft.set(new SuspensionDraft.NeedsMore(request, missing));
    }
  }

  /// What is on the way belongs to one enclave under one charter.
  private void follow(Optional<EnclaveStatus> before, Optional<EnclaveStatus> now) {
    boolean same =
        before
            .map(EnclaveStatus::enclave)
            .flatMap(was -> now.map(EnclaveStatus::enclave).filter(was::isRuledAs))
            .isPresent();
    if (!same && !(draft.get() instanceof SuspensionDraft.Working)) {
      cancel();
    }
    boolean trustedAsBefore =
        before.filter(EnclaveStatus::trusted).isPresent()
            == now.filter(EnclaveStatus::trusted).isPresent();
    if (!same || !trustedAsBefore) {
      refresh();
    }
  }
}
