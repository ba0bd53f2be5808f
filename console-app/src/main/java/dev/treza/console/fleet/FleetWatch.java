package dev.treza.console.fleet;

import dev.treza.console.ConsoleException;
import dev.treza.console.Progress;
import dev.treza.console.link.FleetLink;
import dev.treza.console.link.KnownEnclave;
import dev.treza.console.shell.Tasks;
import dev.treza.console.store.AttestationHistory;
import dev.treza.fleet.Outcome;
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
    change("Starting the local fleet", fleet::start);
  }

  public void stop() {
    change("Stopping the local fleet", fleet::stop);
  }

  /// Reads which enclaves are known and looks at each.
  public void refresh() {
    tasks.quietly(_ -> fleet.known(), this::take, tasks.board()::refuse);
  }

  /// Attests one enclave on a new connection and lists its wallets.
  public void verify(String id) {
    status(id).ifPresent(status -> look(status.enclave(), true));
  }

  private void change(String title, Change change) {
    busy.set(true);
    tasks.ask(
        title,
        progress -> {
          change.carryOut(progress);
          return Outcome.accepted(fleet.known());
        },
        known -> {
          busy.set(false);
          take(known);
        },
        _ -> {
          busy.set(false);
          refresh();
        });
  }

  private void take(List<KnownEnclave> known) {
    List<EnclaveStatus> now =
        known.stream()
            .map(enclave ->
                status(enclave.id())
                    .map(status -> status.knownAs(enclave))
                    .orElse(EnclaveStatus.unknown(enclave)))
            .toList();
    statuses.setAll(now);
    known.forEach(enclave -> look(enclave, false));
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
        seen -> looked(id, seen),
        refusal -> {
          tasks.board().refuse(refusal);
          looked(id, new Look.Unreached(refusal));
        });
  }

  private void looked(String id, Look seen) {
    beingLookedAt.remove(id);
    update(id, status -> status.after(seen));
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

  @FunctionalInterface
  private interface Change {
    void carryOut(Progress progress) throws ConsoleException, InterruptedException;
  }
}
