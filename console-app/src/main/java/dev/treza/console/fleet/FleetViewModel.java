package dev.treza.console.fleet;

import dev.treza.fleet.Refusal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
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
  private final ReadOnlyObjectWrapper<FreshStart> freshStart =
      new ReadOnlyObjectWrapper<>(new FreshStart.NotNeeded());

  /// @param open shows the enclave with this id
  public FleetViewModel(FleetWatch watch, Consumer<String> open, InstantSource clock) {
    this.watch = watch;
    this.open = open;
    this.clock = clock;
    this.now = new ReadOnlyObjectWrapper<>(clock.instant());
    watch.statuses().subscribe(this::tick);
    watch.statuses().subscribe(this::followBuild);
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
        () ->
            watch.busyProperty().get()
                || otherBuild().isPresent()
                || (!rows().isEmpty() && !anyStopped()),
        watch.busyProperty(),
        watch.statuses());
  }

  public BooleanBinding stopDisabled() {
    return Bindings.createBooleanBinding(
        () -> watch.busyProperty().get() || rows().stream().allMatch(FleetViewModel::stopped),
        watch.busyProperty(),
        watch.statuses());
  }

  public ReadOnlyBooleanProperty busyProperty() {
    return watch.busyProperty();
  }

  public ReadOnlyObjectProperty<FreshStart> freshStartProperty() {
    return freshStart.getReadOnlyProperty();
  }

  /// Asks whether the local fleet may be moved aside.
  public void offerFreshStart() {
    otherBuild().ifPresent(why -> freshStart.set(new FreshStart.Confirming(why)));
  }

  public void cancelFreshStart() {
    otherBuild().ifPresent(why -> freshStart.set(new FreshStart.Offered(why)));
  }

  /// Moves the local fleet aside and starts a new one; does nothing unless it was asked before.
  public void confirmFreshStart() {
    if (freshStart.get() instanceof FreshStart.Confirming) {
      cancelFreshStart();
      watch.startFresh();
    }
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

  /// Keeps a question in sight while it is about the same.
  private void followBuild() {
    Optional<Refusal> why = otherBuild();
    boolean asked =
        freshStart.get() instanceof FreshStart.Confirming(Refusal before)
            && why.filter(before::equals).isPresent();
    if (!asked) {
      freshStart.set(
          why.<FreshStart>map(FreshStart.Offered::new).orElseGet(FreshStart.NotNeeded::new));
    }
  }

  /// Of enclaves that pass, nobody needs to hear it.
  private Optional<Refusal> otherBuild() {
    return rows().stream()
        .filter(row -> !row.trusted())
        .map(EnclaveStatus::otherBuild)
        .flatMap(Optional::stream)
        .findFirst();
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
    String enclaves = rows().size() == 1 ? "1 enclave" : rows().size() + " enclaves";
    long real = rows().stream().filter(row -> row.standing() instanceof Standing.Verified).count();
    long simulated = rows().stream().filter(EnclaveStatus::trusted).count() - real;
    if (simulated == 0) {
      return enclaves + ", " + real + " verified";
    }
    String rehearsal = simulated + " verified (simulated)";
    return enclaves + ", " + (real == 0 ? rehearsal : real + " verified, " + rehearsal);
  }
}
