package dev.treza.console.shell;

import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// Work under way, as the task area shows it.
public final class RunningTask {
  private final String title;
  private final ReadOnlyStringWrapper step = new ReadOnlyStringWrapper("");
  private final AtomicBoolean cancelled = new AtomicBoolean();
  private @Nullable Thread thread;

  RunningTask(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }

  /// What it is doing now; changes on the screen's thread.
  public ReadOnlyStringProperty stepProperty() {
    return step.getReadOnlyProperty();
  }

  /// Asks the work to stop. What an enclave was already told to do it may still do; the result is
  /// not waited for.
  public synchronized void cancel() {
    cancelled.set(true);
    if (thread != null) {
      thread.interrupt();
    }
  }

  public boolean cancelled() {
    return cancelled.get();
  }

  synchronized void begin(Thread worker) {
    thread = worker;
    if (cancelled.get()) {
      worker.interrupt();
    }
  }

  synchronized void end() {
    thread = null;
  }

  void report(String words) {
    step.set(words);
  }
}
