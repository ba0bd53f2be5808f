package dev.treza.console.shell;

import dev.treza.fleet.Refusal;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What the task area shows: the tasks under way, the last refusal until it is dismissed, and the
/// last piece of good news.
public final class TaskBoard {
  private final ObservableList<RunningTask> running = FXCollections.observableArrayList();
  private final ObservableList<RunningTask> shown =
      FXCollections.unmodifiableObservableList(running);
  private final ReadOnlyObjectWrapper<Optional<Refusal>> refusal =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<String>> notice =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  public ObservableList<RunningTask> running() {
    return shown;
  }

  public ReadOnlyObjectProperty<Optional<Refusal>> refusalProperty() {
    return refusal.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Optional<String>> noticeProperty() {
    return notice.getReadOnlyProperty();
  }

  /// Shows why something was refused or failed.
  public void refuse(Refusal shown) {
    notice.set(Optional.empty());
    refusal.set(Optional.of(shown));
  }

  /// Shows that something came out well.
  public void tell(String words) {
    refusal.set(Optional.empty());
    notice.set(Optional.of(words));
  }

  public void dismiss() {
    refusal.set(Optional.empty());
    notice.set(Optional.empty());
  }

  void begin(RunningTask task) {
    dismiss();
    running.add(task);
  }

  void end(RunningTask task) {
    running.remove(task);
  }
}
