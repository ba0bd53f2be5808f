package dev.treza.console.charter;

import dev.treza.console.ConsoleException;
import dev.treza.console.credential.ApprovalDesk;
import dev.treza.console.enclave.EnclaveSelection;
import dev.treza.console.fleet.EnclaveStatus;
import dev.treza.console.link.Answer;
import dev.treza.console.link.FleetLink;
import dev.treza.console.link.KnownEnclave;
import dev.treza.console.review.ReviewViewModel;
import dev.treza.console.shell.Tasks;
import dev.treza.console.signin.SignInViewModel;
import dev.treza.console.store.AtomicFiles;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.charter.AmendmentRules;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.protocol.AmendmentCall;
import dev.treza.fleet.protocol.AmendmentRequest;
import dev.treza.fleet.protocol.AmendmentReview;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// An amendment of the chosen enclave's charter: from a file, shown as what it changes, signed here
/// and elsewhere, submitted.
public final class AmendmentViewModel {
  private static final int LARGEST_FILE = 512 * 1024;

  private final EnclaveSelection selection;
  private final FleetLink fleet;
  private final ApprovalDesk desk;
  private final Tasks tasks;
  private final SignInViewModel signIn;
  private final ObservableList<String> approvals = FXCollections.observableArrayList();
  private final ObservableList<String> possessions = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<AmendmentDraft> draft =
      new ReadOnlyObjectWrapper<>(new AmendmentDraft.None());

  public AmendmentViewModel(
      EnclaveSelection selection, FleetLink fleet, ApprovalDesk desk, Tasks tasks) {
    this.selection = selection;
    this.fleet = fleet;
    this.desk = desk;
    this.tasks = tasks;
    this.signIn = new SignInViewModel(charter -> desk.credential().under(charter), tasks);
    selection.statusProperty().subscribe((before, now) -> follow(before, now));
  }

  public ReadOnlyObjectProperty<AmendmentDraft> draftProperty() {
    return draft.getReadOnlyProperty();
  }

  /// Compact JWS, signed here or brought.
  public ObservableList<String> approvals() {
    return approvals;
  }

  /// Compact JWS of newly named keys.
  public ObservableList<String> possessions() {
    return possessions;
  }

  /// Who signs here, and what he needs for it.
  public SignInViewModel signIn() {
    return signIn;
  }

  /// Writes the charter in force as a text to change.
  public void writeDraft(Path file) {
    enclave()
        .ifPresent(known ->
            tasks.run(
                "Writing the draft",
                _ -> {
                  AtomicFiles.publish(file, Bytes.utf8(CharterText.draft(known.charter())));
                  return file;
                },
                written -> tasks.board().tell("The draft was written to " + written)));
  }

  /// Reads a draft, or an amendment another officer wrote, and shows what it changes.
  public void open(Path file) {
    enclave()
        .ifPresent(known ->
            tasks.ask(
                "Reading the amendment",
                _ -> read(known, AtomicFiles.readAtMost(file, LARGEST_FILE)),
                request -> show(known, request),
                _ -> {}));
  }

  private static Outcome<AmendmentRequest> read(KnownEnclave known, Bytes content) {
    Outcome<Charter> next =
        AmendmentFile.parse(content) instanceof Outcome.Accepted<AmendmentFile>(var file)
            ? Outcome.accepted(file.next())
            : CharterText.read(content, known.charter());
    return next.then(charter -> AmendmentRules.follows(known.charter(), charter))
        .map(charter -> new AmendmentRequest(known.head(), known.charter(), charter));
  }

  private void show(KnownEnclave known, AmendmentRequest request) {
    approvals.clear();
    possessions.clear();
    signIn.look(known.charter());
    draft.set(
        new AmendmentDraft.Reviewing(
            known, request, new ReviewViewModel(AmendmentReview.of(request)), Optional.empty()));
  }

  /// Writes the amendment for the other officers.
  public void save(Path file) {
    if (draft.get() instanceof AmendmentDraft.Reviewing reviewing) {
      AmendmentFile written =
          new AmendmentFile(reviewing.enclave().id(), reviewing.request().next());
      tasks.run(
          "Writing the amendment",
          _ -> {
            AtomicFiles.publish(file, written.encoded());
            return file;
          },
          done -> tasks.board().tell("The amendment was written to " + done));
    }
  }

  /// Takes in an approval another officer signed.
  public void addApproval(Path file) {
    add(file, approvals);
  }

  /// Takes in what a newly named key signed.
  public void addPossession(Path file) {
    add(file, possessions);
  }

  private void add(Path file, ObservableList<String> to) {
    tasks.run(
        "Reading the signature",
        _ -> text(file),
        jws -> {
          if (!to.contains(jws)) {
            to.add(jws);
          }
        });
  }

  private static String text(Path file) throws ConsoleException {
    return new String(AtomicFiles.readAtMost(file, LARGEST_FILE).toArray(), StandardCharsets.UTF_8)
        .strip();
  }

  /// Signs in with what was typed, then signs; if the credential stays locked, nothing happens.
  ///
  /// @param typed pass phrase or PIN; overwritten
  public void approve(char[] typed) {
    signIn.signIn(typed, this::approve);
  }

  /// Signs what is shown, beside the approvals that are there. Nothing is sent.
  public void approve() {
    if (draft.get() instanceof AmendmentDraft.Reviewing reviewing
        && reviewing.review().ready().get()) {
      List<String> acknowledged = reviewing.review().acknowledged();
      tasks.ask(
          "Signing the amendment",
          _ -> desk.amend(reviewing.request(), false, acknowledged),
          approvals::add,
          _ -> {});
    }
  }

  /// Hands the amendment with all approvals to the enclave.
  public void submit() {
    if (draft.get() instanceof AmendmentDraft.Reviewing reviewing) {
      AmendmentCall call =
          new AmendmentCall(reviewing.request().next().encoded(), approvals, possessions, false);
      draft.set(new AmendmentDraft.Working(reviewing.review()));
      tasks.ask(
          "Amending the charter",
          _ -> fleet.link(reviewing.enclave()).amend(reviewing.request(), call),
          answer -> answered(answer, reviewing),
          refusal -> {
            draft.set(new AmendmentDraft.Refused(refusal));
            selection.verify(); // whoever refused may be somebody else by now
          });
    }
  }

  private void answered(Answer<Charter> answer, AmendmentDraft.Reviewing reviewing) {
    switch (answer) {
      case Answer.Done<Charter>(Charter now, String _) -> {
        draft.set(new AmendmentDraft.InForce(now));
        selection.verify();
      }
      case Answer.Missing<Charter>(var missing) ->
          draft.set(
              new AmendmentDraft.Reviewing(
                  reviewing.enclave(),
                  reviewing.request(),
                  reviewing.review(),
                  Optional.of(missing)));
    }
  }

  public void cancel() {
    draft.set(new AmendmentDraft.None());
  }

  private Optional<KnownEnclave> enclave() {
    return selection
        .statusProperty()
        .get()
        .filter(EnclaveStatus::trusted)
        .map(EnclaveStatus::enclave);
  }

  /// What is on the way belongs to one enclave under one charter; what came of it stays in sight.
  private void follow(Optional<EnclaveStatus> before, Optional<EnclaveStatus> now) {
    boolean same =
        before
            .map(EnclaveStatus::enclave)
            .flatMap(was -> now.map(EnclaveStatus::enclave).filter(was::isRuledAs))
            .isPresent();
    if (!same && draft.get() instanceof AmendmentDraft.Reviewing) {
      cancel();
    }
  }
}
