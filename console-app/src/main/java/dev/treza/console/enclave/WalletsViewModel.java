package dev.treza.console.enclave;

import dev.treza.console.credential.ApprovalDesk;
import dev.treza.console.fleet.EnclaveStatus;
import dev.treza.console.fleet.Standing;
import dev.treza.console.link.Answer;
import dev.treza.console.link.FleetLink;
import dev.treza.console.link.KnownEnclave;
import dev.treza.console.review.ReviewViewModel;
import dev.treza.console.shell.Tasks;
import dev.treza.console.signin.SignInViewModel;
import dev.treza.fleet.Blockchain;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.charter.BackupMode;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.protocol.WalletCall;
import dev.treza.fleet.protocol.WalletRequest;
import dev.treza.fleet.protocol.WalletReview;
import dev.treza.fleet.wallet.Wallet;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// The wallets of the chosen enclave, and the making of a new one: form, review, approval.
public final class WalletsViewModel {
  private final EnclaveSelection selection;
  private final FleetLink fleet;
  private final ApprovalDesk desk;
  private final Tasks tasks;
  private final SignInViewModel signIn;
  private final ReadOnlyObjectWrapper<WalletDraft> draft =
      new ReadOnlyObjectWrapper<>(new WalletDraft.None());
  private final ObjectProperty<NetworkMode> network =
      new SimpleObjectProperty<>(NetworkMode.TESTNET);
  private final StringProperty purpose = new SimpleStringProperty("");

  public WalletsViewModel(
      EnclaveSelection selection, FleetLink fleet, ApprovalDesk desk, Tasks tasks) {
    this.selection = selection;
    this.fleet = fleet;
    this.desk = desk;
    this.tasks = tasks;
    selection.whenLeft(this::leave);
    this.signIn = new SignInViewModel(charter -> desk.credential().under(charter), tasks);
  }

  public ReadOnlyObjectProperty<Optional<EnclaveStatus>> statusProperty() {
    return selection.statusProperty();
  }

  public ReadOnlyObjectProperty<WalletDraft> draftProperty() {
    return draft.getReadOnlyProperty();
  }

  public ObjectProperty<NetworkMode> networkProperty() {
    return network;
  }

  public StringProperty purposeProperty() {
    return purpose;
  }

  /// Whether the enclave may be asked for anything at the moment.
  public boolean usable() {
    return status().filter(EnclaveStatus::trusted).isPresent();
  }

  /// Why there is nothing to list, or nothing to rely on at the moment.
  public Optional<String> notice() {
    if (status().isEmpty()) {
      return Optional.of("No enclave is known yet. Start the local fleet on the Fleet screen.");
    }
    if (status().get().standing() instanceof Standing.Checking) {
      return Optional.of("The enclave is being verified …");
    }
    if (!usable()) {
      return Optional.of("Wallets are listed once the enclave is verified: see its attestation.");
    }
    return wallets().isEmpty() ? Optional.of("There is no wallet yet.") : Optional.empty();
  }

  /// How the keys of the enclave survive its loss, by its charter.
  public Optional<BackupMode> backup() {
    return status().map(EnclaveStatus::enclave).map(enclave -> enclave.charter().backup());
  }

  public List<Wallet> wallets() {
    return status().map(EnclaveStatus::wallets).orElse(List.of());
  }

  /// The networks the charter allows.
  public List<NetworkMode> networks() {
    return selection.networks();
  }

  /// Who approves here, and what he needs for it, while a wallet is being reviewed.
  public SignInViewModel signIn() {
    return signIn;
  }

  public void begin() {
    purpose.set("");
    networks().stream().reduce((_, last) -> last).ifPresent(network::set);
    draft.set(new WalletDraft.Form());
  }

  public void cancel() {
    draft.set(new WalletDraft.None());
  }

  /// Shows what would be asked of the enclave. Nothing is sent.
  public void review() {
    status().map(EnclaveStatus::enclave).ifPresent(this::review);
  }

  /// Signs in with what was typed, then approves. If the credential stays locked, nothing else
  /// happens.
  ///
  /// @param typed pass phrase or PIN; overwritten
  public void approve(char[] typed) {
    signIn.signIn(typed, this::approve);
  }

  /// Signs the approval of what is being reviewed, and asks the enclave.
  public void approve() {
    if (draft.get() instanceof WalletDraft.Reviewing reviewing
        && reviewing.review().ready().get()) {
      create(reviewing.enclave(), reviewing.request(), reviewing.review());
    }
  }

  private void review(KnownEnclave enclave) {
    switch (checked(request(enclave))) {
      case Outcome.Accepted<WalletRequest>(WalletRequest request) -> {
        signIn.look(enclave.charter());
        draft.set(
            new WalletDraft.Reviewing(
                enclave, request, new ReviewViewModel(WalletReview.of(request))));
      }
      case Outcome.Refused<WalletRequest>(Refusal refusal) -> tasks.board().refuse(refusal);
    }
  }

  /// What is on the way belongs to one enclave as it is pinned: it is dropped with it.
  private void leave() {
    if (!(draft.get() instanceof WalletDraft.Working)) {
      draft.set(new WalletDraft.None());
    }
  }

  private void create(KnownEnclave enclave, WalletRequest request, ReviewViewModel review) {
    List<String> acknowledged = review.acknowledged();
    draft.set(new WalletDraft.Working(review));
    tasks.ask(
        "Creating the wallet",
        progress -> {
          progress.step("signing the approval");
          var approval = desk.approve(enclave.charter(), request, review.review(), acknowledged);
          progress.step("waiting for the enclave");
          return switch (approval) {
            case Outcome.Refused<String>(Refusal refusal) ->
                Outcome.<Answer<Wallet>>refused(refusal);
            case Outcome.Accepted<String>(String jws) ->
                fleet.link(enclave).generateWallet(request, List.of(jws));
          };
        },
        this::answered,
        refusal -> {
          draft.set(new WalletDraft.Refused(refusal));
          selection.verify(); // whoever refused may be somebody else by now
        });
  }

  private void answered(Answer<Wallet> answer) {
    switch (answer) {
      case Answer.Done<Wallet>(Wallet wallet, String _) -> {
        draft.set(new WalletDraft.Created(wallet));
        tasks.board().tell("Wallet " + wallet.id() + " was created");
        selection.verify();
      }
      case Answer.Missing<Wallet>(var reply) -> draft.set(new WalletDraft.NeedsMore(reply));
    }
  }

  private WalletRequest request(KnownEnclave enclave) {
    return new WalletRequest(
        enclave.head(),
        Blockchain.ETHEREUM,
        network.get(),
        Optional.of(purpose.get().strip()).filter(text -> !text.isEmpty()),
        desk.nonce());
  }

  /// What the enclave would refuse to read is refused here already.
  private static Outcome<WalletRequest> checked(WalletRequest request) {
    return JsonFields.read(WalletCall.of(request, List.of()).toJson(), WalletCall::read)
        .map(_ -> request);
  }

  private Optional<EnclaveStatus> status() {
    return selection.statusProperty().get();
  }
}
