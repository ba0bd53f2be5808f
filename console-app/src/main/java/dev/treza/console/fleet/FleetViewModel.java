package dev.treza.console.fleet;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ObservableList;

/// What the fleet screen shows and does.
public final class FleetViewModel {
  private final FleetWatch watch;
  private final Consumer<String> open;
  private final InstantSource clock;
  private final ObjectProperty<Optional<EnclaveStatus>> selected =
      new SimpleObjectProperty<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Instant> now;

  /// @param open shows the enclave with this id
  public FleetViewModel(FleetWatch watch, Consumer<String> open, InstantSource clock) {
    this.watch = watch;
    this.open = open;
    this.clock = clock;
    this.now = new ReadOnlyObjectWrapper<>(clock.instant());
    watch.statuses().subscribe(this::tick);
  }

  public ObservableList<EnclaveStatus> rows() {
    return watch.statuses();
  }

  public ObjectProperty<Optional<EnclaveStatus>> selectedProperty() {
    return selected;
  }

  /// The time against which ages are shown; [#tick] moves it.
  public ReadOnlyObjectProperty<Instant> nowProperty() {
    return now.getReadOnlyProperty();
  }

  public StringBinding summary() {
    return Bindings.createStringBinding(this::summaryText, watch.statuses());
  }

  public BooleanBinding startDisabled() {
    return Bindings.createBooleanBinding(
        () -> watch.busyProperty().get() || (!rows().isEmpty() && !anyStopped()),
        watch.busyProperty(),
        watch.statuses());
  }

  public BooleanBinding stopDisabled() {
    return Bindings.createBooleanBinding(
        () -> watch.busyProperty().get() || rows().stream().allMatch(FleetViewModel::stopped),
        watch.busyProperty(),
        watch.statuses());
  }

  public void start() {
    watch.start();
  }

  public void stop() {
    watch.stop();
  }

  public void refresh() {
    watch.refresh();
  }

  public void open(EnclaveStatus status) {
    open.accept(status.id());
  }

  public void tick() {
    now.set(clock.instant());
  }

  private boolean anyStopped() {
    return rows().stream().anyMatch(status -> stopped(status) || lost(status));
  }

  private static boolean stopped(EnclaveStatus status) {
    return status.standing() instanceof Standing.Stopped;
  }

  private static boolean lost(EnclaveStatus status) {
    return status.standing() instanceof Standing.Unreachable;
  }

  private String summaryText() {
    if (rows().isEmpty()) {
      return "No enclave is known on this computer yet.";
    }
    long trusted = rows().stream().filter(EnclaveStatus::trusted).count();
    String enclaves = rows().size() == 1 ? "1 enclave" : rows().size() + " enclaves";
    return enclaves + ", " + trusted + " verified";
  }
}
