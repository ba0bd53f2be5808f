package dev.treza.console.enclave;

import dev.treza.console.ConsoleException;
import dev.treza.console.Progress;
import dev.treza.console.credential.ApprovalDesk;
import dev.treza.console.fleet.EnclaveStatus;
import dev.treza.console.link.Answer;
import dev.treza.console.link.Attestation;
import dev.treza.console.link.EnclaveLink;
import dev.treza.console.link.FleetLink;
import dev.treza.console.link.KnownEnclave;
import dev.treza.console.link.node.NodeLink;
import dev.treza.console.link.node.Nonces;
import dev.treza.console.review.ReviewViewModel;
import dev.treza.console.shell.Tasks;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.chain.Networks;
import dev.treza.fleet.chain.TransactionRefusal;
import dev.treza.fleet.chain.evm.EvmAddress;
import dev.treza.fleet.protocol.ReleaseRequest;
import dev.treza.fleet.protocol.ReleaseReview;
import dev.treza.fleet.wallet.EvmCounters;
import dev.treza.fleet.wallet.Wallet;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The release of a held key (TRUST section 7): counters, review, approval by the ceremony quorum.
public final class ReleaseViewModel {
  private final EnclaveSelection selection;
  private final FleetLink fleet;
  private final NodeLink nodes;
  private final ApprovalDesk desk;
  private final Tasks tasks;
  private final ReadOnlyObjectWrapper<ReleaseDraft> draft =
      new ReadOnlyObjectWrapper<>(new ReleaseDraft.None());
  private List<CounterRow> rows = List.of();

  public ReleaseViewModel(
      EnclaveSelection selection, FleetLink fleet, NodeLink nodes, ApprovalDesk desk, Tasks tasks) {
    this.selection = selection;
    this.fleet = fleet;
    this.nodes = nodes;
    this.desk = desk;
    this.tasks = tasks;
    selection.whenLeft(this::leave);
  }

  public ReadOnlyObjectProperty<ReleaseDraft> draftProperty() {
    return draft.getReadOnlyProperty();
  }

  /// One for each network the key could sign on.
  public List<CounterRow> rows() {
    return rows;
  }

  /// What the officer's credential is called.
  public String credential() {
    return desk.credential().name();
  }

  public void begin(Wallet held) {
    selection
        .statusProperty()
        .get()
        .map(EnclaveStatus::enclave)
        .ifPresent(enclave -> {
          rows =
              Networks.known().stream()
                  .filter(network -> network.blockchain() == held.blockchain())
                  .filter(network -> network.mode() == held.network())
                  .map(CounterRow::new)
                  .toList();
          draft.set(new ReleaseDraft.Form(enclave, held));
        });
  }

  public void cancel() {
    draft.set(new ReleaseDraft.None());
  }

  /// Fills in what the user's node of this network says.
  public void ask(CounterRow row) {
    if (draft.get() instanceof ReleaseDraft.Form form) {
      EvmAddress account = EvmAddress.ofPublicKey(form.wallet().publicKey());
      tasks.ask(
          "Asking the node of " + row.network().name(),
          _ -> nodes.ask(row.network(), node -> node.nonces(account)),
          (Nonces nonces) -> row.nextProperty().set(nonces.pending().toString()),
          _ -> {});
    }
  }

  /// Shows what would be asked of the enclave. Nothing is sent.
  public void review() {
    if (draft.get() instanceof ReleaseDraft.Form(KnownEnclave enclave, Wallet wallet)) {
      tasks.board().dismiss();
      switch (counters()) {
        case Outcome.Refused<EvmCounters>(Refusal refusal) -> tasks.board().refuse(refusal);
        case Outcome.Accepted<EvmCounters>(EvmCounters next) -> {
          ReleaseRequest request = new ReleaseRequest(enclave.head(), wallet, next, desk.nonce());
          draft.set(
              new ReleaseDraft.Reviewing(
                  enclave, request, new ReviewViewModel(ReleaseReview.of(request))));
        }
      }
    }
  }

  private Outcome<EvmCounters> counters() {
    SortedMap<BigInteger, BigInteger> next = new TreeMap<>();
    for (CounterRow row : rows) {
      switch (row.read()) {
        case Outcome.Refused<Optional<BigInteger>>(Refusal refusal) -> {
          return Outcome.refused(refusal);
        }
        case Outcome.Accepted<Optional<BigInteger>>(Optional<BigInteger> nonce) ->
            nonce.ifPresent(first -> next.put(new BigInteger(row.network().id()), first));
      }
    }
    return next.isEmpty()
        ? Outcome.refused(TransactionRefusal.INCOMPLETE, "no next nonce is given for any network")
        : Outcome.accepted(new EvmCounters(next));
  }

  /// Approves what is being reviewed, for the boot that is verified now, and asks the enclave.
  public void approve() {
    if (draft.get() instanceof ReleaseDraft.Reviewing reviewing
        && reviewing.review().ready().get()) {
      List<String> acknowledged = reviewing.review().acknowledged();
      draft.set(new ReleaseDraft.Working(reviewing.review()));
      tasks.ask(
          "Releasing the key",
          progress -> released(reviewing, acknowledged, progress),
          this::answered,
          refusal -> {
            tasks.board().dismiss(); // it is shown where the person works
            draft.set(new ReleaseDraft.Refused(refusal));
            selection.verify(); // whoever refused may be somebody else by now
          });
    }
  }

  private Outcome<Answer<Wallet>> released(
      ReleaseDraft.Reviewing reviewing, List<String> acknowledged, Progress progress)
      throws ConsoleException, InterruptedException {
    EnclaveLink link = fleet.link(reviewing.enclave());
    progress.step("verifying the boot that is to release it");
    return switch (link.attest().then(Attestation::boot)) {
      case Outcome.Refused<Digest>(Refusal refusal) -> Outcome.refused(refusal);
      case Outcome.Accepted<Digest>(Digest boot) -> {
        progress.step("signing the approval");
        Outcome<String> approval =
            desk.release(reviewing.enclave().charter(), reviewing.request(), boot, acknowledged);
        progress.step("waiting for the enclave");
        yield switch (approval) {
          case Outcome.Refused<String>(Refusal refusal) -> Outcome.refused(refusal);
          case Outcome.Accepted<String>(String jws) ->
              link.release(reviewing.request(), List.of(jws));
        };
      }
    };
  }

  private void answered(Answer<Wallet> answer) {
    switch (answer) {
      case Answer.Done<Wallet>(Wallet wallet, String _) -> {
        draft.set(new ReleaseDraft.Released(wallet));
        tasks.board().tell("Wallet " + wallet.id() + " signs from now on");
        selection.verify();
      }
      case Answer.Missing<Wallet>(var reply) -> draft.set(new ReleaseDraft.NeedsMore(reply));
    }
  }

  /// What is on the way belongs to one enclave as it is pinned.
  private void leave() {
    if (!(draft.get() instanceof ReleaseDraft.Working)) {
      cancel();
    }
  }
}
