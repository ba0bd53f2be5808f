package dev.treza.console.enclave;

import dev.treza.console.fleet.EnclaveStatus;
import dev.treza.console.fleet.FleetWatch;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Which enclave the enclave screen is about, and how it stands.
public final class EnclaveSelection {
  private final FleetWatch watch;
  private final ReadOnlyObjectWrapper<Optional<EnclaveStatus>> status =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Optional<String> chosen = Optional.empty();

  public EnclaveSelection(FleetWatch watch) {
    this.watch = watch;
    watch.statuses().subscribe(this::follow);
    follow();
  }

  /// The chosen enclave's status, or the first one's; absent while none is known.
  public ReadOnlyObjectProperty<Optional<EnclaveStatus>> statusProperty() {
    return status.getReadOnlyProperty();
  }

  public List<String> choices() {
    return watch.statuses().stream().map(EnclaveStatus::id).toList();
  }

  public void choose(String id) {
    chosen = Optional.of(id);
    follow();
  }

  /// Attests the enclave again on a new connection.
  public void verify() {
    status.get().map(EnclaveStatus::id).ifPresent(watch::verify);
  }

  private void follow() {
    status.set(chosen.flatMap(watch::status).or(() -> watch.statuses().stream().findFirst()));
  }
}
