package dev.treza.console.transactions;

import dev.treza.console.ConsoleException;
import dev.treza.console.ConsoleRefusal;
import dev.treza.console.compose.Composition;
import dev.treza.console.compose.FeeLevel;
import dev.treza.console.compose.Replacement;
import dev.treza.console.compose.Sent;
import dev.treza.console.fleet.EnclaveStatus;
import dev.treza.console.fleet.FleetWatch;
import dev.treza.console.review.ReviewViewModel;
import dev.treza.console.shell.Tasks;
import dev.treza.console.signin.SignInViewModel;
import dev.treza.console.store.AtomicFiles;
import dev.treza.console.store.TransactionRecord;
import dev.treza.console.store.TransactionState;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.protocol.PreparedTransaction;
import dev.treza.fleet.protocol.SignCall;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The transactions screen: the list of what was seen before, and one transaction on its way from
/// pasted text to signature. What is shown is the object that is signed.
public final class TransactionsViewModel {
  /// Far above the largest transaction of any network, with all its spaces.
  private static final int LARGEST_FILE = 512 * 1024;

  private final FleetWatch watch;
  private final Signatory signatory;
  private final SigningLog log;
  private final NodeDesk nodes;
  private final Tasks tasks;
  private final PaymentViewModel payment;
  private final BatchViewModel batch;
  private final ObservableList<TransactionRecord> records = FXCollections.observableArrayList();
  private final ObservableList<WalletChoice> choices = FXCollections.observableArrayList();
  private final ObjectProperty<Optional<WalletChoice>> choice =
      new SimpleObjectProperty<>(Optional.empty());
  private final StringProperty input = new SimpleStringProperty("");

  /// What was chosen last. It is not forgotten while its enclave is being verified again: nobody
  /// shall sign with another wallet than the one he chose.
  private Optional<WalletChoice> preferred = Optional.empty();

  private final ReadOnlyObjectWrapper<Draft> draft =
      new ReadOnlyObjectWrapper<>(new Draft.Composing());

  /// Where a person goes back to from the review.
  private Draft before = new Draft.Composing();

  private Attached attached = Attached.NOTHING;
  private boolean looking;
  private final SignInViewModel signIn;

  public TransactionsViewModel(
      FleetWatch watch,
      Signatory signatory,
      BatchSignatory batches,
      SigningLog log,
      NodeDesk nodes,
      Tasks tasks) {
    this.watch = watch;
    this.signatory = signatory;
    this.log = log;
    this.nodes = nodes;
    this.tasks = tasks;
    this.signIn = new SignInViewModel(signatory::credential, tasks);
    this.payment = new PaymentViewModel(nodes, tasks, choice);
    this.batch = new BatchViewModel(watch, nodes, batches, tasks, choices, this::refresh);
    choice.subscribe(chosen -> preferred = chosen.or(() -> preferred));
    watch.statuses().subscribe(this::offer);
    offer();
  }

  public ObservableList<TransactionRecord> records() {
    return records;
  }

  /// The wallets of all verified enclaves.
  public ObservableList<WalletChoice> choices() {
    return choices;
  }

  public ObjectProperty<Optional<WalletChoice>> choiceProperty() {
    return choice;
  }

  public StringProperty inputProperty() {
    return input;
  }

  public ReadOnlyObjectProperty<Draft> draftProperty() {
    return draft.getReadOnlyProperty();
  }

  /// The form of a payment.
  public PaymentViewModel payment() {
    return payment;
  }

  /// What the officer's credential is called.
  public String credential() {
    return signatory.credentialName();
  }

  /// The payments of a file.
  public BatchViewModel batch() {
    return batch;
  }

  /// Who approves here, and what he needs for it, while a transaction is being reviewed.
  public SignInViewModel signIn() {
    return signIn;
  }

  /// Reads the records again.
  public void refresh() {
    tasks.quietly(_ -> log.newest(), records::setAll, tasks.board()::refuse);
  }

  /// Begins with an empty sheet.
  public void compose() {
    input.set("");
    attached = Attached.NOTHING;
    draft.set(new Draft.Composing());
  }

  /// Begins with an empty form.
  public void pay() {
    payment.clear();
    draft.set(new Draft.Paying());
  }

  /// Begins with the choice of a file of payments.
  public void beginBatch() {
    batch.begin();
    draft.set(new Draft.Batching());
  }

  /// Goes back to the text or the form, which is kept.
  public void edit() {
    draft.set(before);
  }

  public void show(TransactionRecord record) {
    draft.set(new Draft.Recorded(record));
  }

  /// Takes up a recorded transaction again from its text. If its wallet is not there, none is
  /// chosen in its place.
  public void takeUp(TransactionRecord record) {
    input.set(record.input());
    attached = Attached.of(record);
    choice.set(holder(record));
    draft.set(new Draft.Composing());
  }

  private Optional<WalletChoice> holder(TransactionRecord record) {
    return choices.stream()
        .filter(one -> one.wallet().id().equals(record.wallet()))
        .filter(one -> one.enclave().id().equals(record.enclave()))
        .findFirst();
  }

  /// Hands a signed transaction to the user's node.
  public void broadcast(TransactionRecord record) {
    tasks.ask(
        "Broadcasting the transaction", _ -> nodes.broadcast(record), this::delivered, _ -> {});
  }

  /// Asks the user's node what became of a transaction.
  public void look(TransactionRecord record) {
    tasks.ask(
        "Asking what became of the transaction", _ -> nodes.look(record), this::delivered, _ -> {});
  }

  /// The same for all that wait and the one that is shown, without a word if no node answers.
  public void follow() {
    List<TransactionRecord> awaited = records.stream().filter(this::isAwaited).toList();
    if (!looking && !awaited.isEmpty()) {
      looking = true;
      tasks.quietly(
          _ -> seen(awaited),
          found -> {
            looking = false;
            found.forEach(this::delivered);
          },
          _ -> looking = false);
    }
  }

  private boolean isAwaited(TransactionRecord record) {
    return record.state() == TransactionState.BROADCAST
        || (record.state() == TransactionState.CONFIRMED && isShown(record));
  }

  private List<TransactionRecord> seen(List<TransactionRecord> awaited)
      throws ConsoleException, InterruptedException {
    List<TransactionRecord> found = new ArrayList<>();
    for (TransactionRecord record : awaited) {
      if (nodes.look(record) instanceof Outcome.Accepted<TransactionRecord>(var now)) {
        found.add(now);
      }
    }
    return found;
  }

  private boolean isShown(TransactionRecord record) {
    return draft.get() instanceof Draft.Recorded(TransactionRecord shown)
        && shown.id().equals(record.id());
  }

  /// Shows what is new of a record, and only that.
  private void delivered(TransactionRecord now) {
    if (draft.get() instanceof Draft.Recorded(TransactionRecord shown)
        && shown.id().equals(now.id())
        && !shown.equals(now)) {
      draft.set(new Draft.Recorded(now));
    }
    for (int index = 0; index < records.size(); index++) {
      TransactionRecord record = records.get(index);
      if (record.id().equals(now.id()) && !record.equals(now)) {
        records.set(index, now);
      }
    }
  }

  /// Composes a transaction that takes the place of one that waits.
  public void replace(TransactionRecord record, Replacement.Kind kind) {
    tasks.ask(
        kind == Replacement.Kind.CANCEL
            ? "Composing the cancellation"
            : "Composing a faster transaction",
        _ -> replacement(record, kind),
        composition -> draft.set(new Draft.Replacing(kind, record, composition)),
        _ -> {});
  }

  private Outcome<Composition> replacement(TransactionRecord record, Replacement.Kind kind)
      throws ConsoleException, InterruptedException {
    return switch (Sent.parse(record.raw())) {
      case Outcome.Refused<Sent>(Refusal refusal) -> Outcome.refused(refusal);
      case Outcome.Accepted<Sent>(Sent sent) ->
          nodes.replace(new Replacement(kind, Digest.parse(record.id()), sent, FeeLevel.NORMAL));
    };
  }

  /// Reviews what the form came to.
  public void reviewPayment() {
    payment.compositionProperty().get().ifPresent(composed -> review(composed, new Draft.Paying()));
  }

  /// Reviews a replacement, with the wallet that signed the earlier transaction and no other.
  public void review(Draft.Replacing replacing) {
    choice.set(holder(replacing.earlier()));
    review(replacing.composition(), replacing);
  }

  private void review(Composition composed, Draft from) {
    input.set(new String(composed.encoded().toArray(), StandardCharsets.UTF_8));
    attached = Attached.of(composed);
    review(from);
  }

  /// Puts the content of a file into the sheet: text, or raw bytes which become digits.
  public void open(Path file) {
    tasks.run("Opening the file", _ -> text(file), input::set);
  }

  /// Decodes what is on the sheet. Nothing is sent.
  public void review() {
    review(new Draft.Composing());
  }

  private void review(Draft from) {
    before = from;
    tasks.board().dismiss();
    Outcome<Draft.Reviewing> read =
        choice
            .get()
            .map(this::prepare)
            .orElseGet(() ->
                Outcome.refused(
                    ConsoleRefusal.NO_WALLET,
                    choices.isEmpty()
                        ? "no verified enclave has a wallet"
                        : choices.size() + " could be chosen"));
    switch (read) {
      case Outcome.Refused<Draft.Reviewing>(Refusal refusal) ->
          draft.set(new Draft.Refused(refusal));
      case Outcome.Accepted<Draft.Reviewing>(Draft.Reviewing reviewing) -> {
        signIn.look(reviewing.choice().enclave().charter());
        draft.set(reviewing);
        tasks.quietly(_ -> signatory.draft(reviewing), _ -> refresh(), tasks.board()::refuse);
      }
    }
  }

  /// Signs in with what was typed, approves what is being reviewed and has it signed. If the
  /// credential stays locked, nothing else happens.
  ///
  /// @param typed pass phrase or PIN; overwritten
  public void approve(char[] typed) {
    signIn.signIn(typed, this::approve);
  }

  /// Approves what is being reviewed and has it signed.
  public void approve() {
    sign(true);
  }

  /// Has it signed with the approvals that were brought, and none from here.
  public void signAsBrought() {
    sign(false);
  }

  private void sign(boolean here) {
    if (draft.get() instanceof Draft.Reviewing reviewing && reviewing.review().ready().get()) {
      List<String> acknowledged = reviewing.review().acknowledged();
      draft.set(new Draft.Signing(reviewing.review()));
      tasks.ask(
          "Signing the transaction",
          progress -> signatory.sign(reviewing, acknowledged, here, progress),
          record -> {
            draft.set(new Draft.Recorded(record));
            refresh();
          },
          refusal -> {
            draft.set(new Draft.Refused(refusal));
            refresh();
            watch.verify(reviewing.choice().enclave().id()); // it may be somebody else by now
          });
    }
  }

  /// Writes a signed transaction as hexadecimal digits, whole or not at all.
  public void save(TransactionRecord record, Path file) {
    tasks.run(
        "Saving the signed transaction",
        _ -> {
          AtomicFiles.write(file, Bytes.utf8("0x" + record.raw().hex() + "\n"));
          return file;
        },
        written -> tasks.board().tell("The signed transaction was written to " + written));
  }

  /// Writes the whole list: CSV, or JSON if the file is called so.
  public void exportList(Path file) {
    tasks.run(
        "Writing the list",
        _ -> {
          AtomicFiles.write(file, RecordTable.of(log.all()).encoded(file.toString()));
          return file;
        },
        written -> tasks.board().tell("The list was written to " + written));
  }

  private Outcome<Draft.Reviewing> prepare(WalletChoice with) {
    String text = input.get();
    return TransactionText.read(text)
        .then(transaction ->
            PreparedTransaction.of(
                with.enclave().head(),
                with.enclave().charter().addressBook(),
                with.wallet(),
                new SignCall(
                    with.wallet().id(),
                    transaction,
                    attached.replaces(),
                    List.of(),
                    attached.hints())))
        .map(prepared ->
            new Draft.Reviewing(
                with,
                text,
                prepared,
                new ReviewViewModel(prepared.review()),
                signatory.airgap(with, prepared, tasks)));
  }

  private static String text(Path file) throws ConsoleException {
    Bytes content = AtomicFiles.readAtMost(file, LARGEST_FILE);
    String text = new String(content.toArray(), StandardCharsets.UTF_8);
    return text.chars().allMatch(c -> (c >= ' ' && c < 0x7f) || Character.isWhitespace(c))
        ? text
        : content.hex();
  }

  private void offer() {
    List<WalletChoice> now =
        watch.statuses().stream()
            .filter(EnclaveStatus::trusted)
            .flatMap(status ->
                status.wallets().stream().map(wallet -> new WalletChoice(status.enclave(), wallet)))
            .toList();
    if (!isShown(now)) {
      Optional<WalletChoice> wanted = preferred;
      choices.setAll(now);
      choice.set(
          wanted.isPresent()
              ? now.stream().filter(wanted.get()::isTheSameAs).findFirst()
              : now.stream().findFirst());
    }
  }

  private boolean isShown(List<WalletChoice> now) {
    return now.size() == choices.size()
        && IntStream.range(0, now.size())
            .allMatch(index -> now.get(index).isTheSameAs(choices.get(index)));
  }
}
