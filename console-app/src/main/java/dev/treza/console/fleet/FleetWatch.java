package dev.treza.console.fleet;

import dev.treza.console.ConsoleException;
import dev.treza.console.Progress;
import dev.treza.console.link.FleetLink;
import dev.treza.console.link.KnownEnclave;
import dev.treza.console.shell.Tasks;
import dev.treza.console.store.AttestationHistory;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The console's picture of the fleet, kept up to date by looking again; all screens read it.
public final class FleetWatch {
  private final FleetLink fleet;
  private final Lookout lookout;
  private final Tasks tasks;
  private final ObservableList<EnclaveStatus> statuses = FXCollections.observableArrayList();
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(false);
  private final Set<String> beingLookedAt = new HashSet<>();
  private final Set<String> again = new HashSet<>();

  public FleetWatch(FleetLink fleet, AttestationHistory history, Tasks tasks) {
    this.fleet = fleet;
    this.lookout = new Lookout(fleet, history);
    this.tasks = tasks;
  }

  public ObservableList<EnclaveStatus> statuses() {
    return statuses;
  }

  /// Whether the local fleet is being started or stopped.
  public ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  public Optional<EnclaveStatus> status(String id) {
    return statuses.stream().filter(status -> status.id().equals(id)).findFirst();
  }

  /// Starts the local fleet, founding it if it is new, then looks at it.
  public void start() {
    change(
        "Starting the local fleet",
        progress -> {
          fleet.start(progress);
          return Optional.empty();
        });
  }

  public void stop() {
    change(
        "Stopping the local fleet",
        progress -> {
          fleet.stop(progress);
          return Optional.empty();
        });
  }

  /// Moves the local fleet aside and starts a new one, then looks at that.
  public void startFresh() {
    change(
        "Starting a fresh local fleet",
        progress ->
            fleet
                .startFresh(progress)
                .map(former -> "The former fleet was moved aside, whole, to " + former));
  }

  /// Reads which enclaves are known and looks at each.
  public void refresh() {
    tasks.quietly(_ -> known(), this::take, tasks.board()::refuse);
  }

  /// Attests one enclave on a new connection and lists its wallets.
  public void verify(String id) {
    status(id).ifPresent(status -> look(status.enclave(), true));
  }

  private void change(String title, Change change) {
    busy.set(true);
    tasks.ask(
        title,
        progress -> Outcome.accepted(new Changed(change.carryOut(progress), known())),
        changed -> {
          busy.set(false);
          changed.news().ifPresent(tasks.board()::tell);
          take(changed.known());
        },
        _ -> {
          busy.set(false);
          refresh();
        });
  }

  private List<Known> known() throws ConsoleException {
    List<Known> all = new ArrayList<>();
    for (KnownEnclave enclave : fleet.known()) {
      all.add(new Known(enclave, fleet.otherBuild(enclave)));
    }
    return all;
  }

  private void take(List<Known> known) {
    List<EnclaveStatus> now =
        known.stream()
            .map(one ->
                status(one.enclave().id())
                    .map(status -> status.knownAs(one.enclave(), one.otherBuild()))
                    .orElse(EnclaveStatus.unknown(one.enclave(), one.otherBuild())))
            .toList();
    statuses.setAll(now);
    now.forEach(status -> look(status.enclave(), false));
  }

  /// A standing that is good stays in sight while it is looked at again, unless a person asked. A
  /// look that is asked for during another follows it, because what is known may have changed.
  private void look(KnownEnclave enclave, boolean asked) {
    String id = enclave.id();
    if (!beingLookedAt.add(id)) {
      again.add(id);
      return;
    }
    update(id, status -> status.trusted() && !asked ? status : status.checking());
    tasks.quietly(
        _ -> lookout.at(enclave),
        seen -> looked(enclave, seen),
        refusal -> {
          tasks.board().refuse(refusal);
          looked(enclave, new Look.Unreached(refusal));
        });
  }

  /// What was seen of an enclave counts only while it is still held against the same.
  private void looked(KnownEnclave enclave, Look seen) {
    String id = enclave.id();
    beingLookedAt.remove(id);
    update(id, status -> status.enclave().pinsTheSameAs(enclave) ? status.after(seen) : status);
    if (again.remove(id)) {
      verify(id);
    }
  }

  private void update(String id, UnaryOperator<EnclaveStatus> change) {
    for (int index = 0; index < statuses.size(); index++) {
      if (statuses.get(index).id().equals(id)) {
        statuses.set(index, change.apply(statuses.get(index)));
      }
    }
  }

  private record Known(KnownEnclave enclave, Optional<Refusal> otherBuild) {}

  private record Changed(Optional<String> news, List<Known> known) {}

  /// Changes the fleet, and says what people should hear of it.
  @FunctionalInterface
  private interface Change {
    Optional<String> carryOut(Progress progress) throws ConsoleException, InterruptedException;
  }
}
