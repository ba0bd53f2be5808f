package dev.treza.console.enclave;

import dev.treza.console.fleet.EnclaveStatus;
import dev.treza.console.fleet.FleetWatch;
import dev.treza.console.link.KnownEnclave;
import dev.treza.fleet.NetworkMode;
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

  /// The networks the charter of the chosen enclave allows, the most serious first.
  public List<NetworkMode> networks() {
    return status
        .get()
        .map(s -> s.enclave().charter().networks().stream().sorted().toList())
        .orElse(List.of());
  }

  /// Runs `left` when the screen turns to another enclave, or the same one is pinned to something
  /// else or under another charter: what was on the way belonged to the one before.
  void whenLeft(Runnable left) {
    status.subscribe((before, now) -> {
      Optional<KnownEnclave> next = now.map(EnclaveStatus::enclave);
      boolean same =
          before
              .map(EnclaveStatus::enclave)
              .flatMap(was -> next.filter(was::isRuledAs))
              .isPresent();
      if (!same) {
        left.run();
      }
    });
  }

  /// Attests the enclave again on a new connection.
  public void verify() {
    status.get().map(EnclaveStatus::id).ifPresent(watch::verify);
  }

  private void follow() {
    status.set(chosen.flatMap(watch::status).or(() -> watch.statuses().stream().findFirst()));
  }
}
