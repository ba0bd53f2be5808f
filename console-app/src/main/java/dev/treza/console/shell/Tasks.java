package dev.treza.console.shell;

import dev.treza.console.ConsoleException;
import dev.treza.console.ConsoleRefusal;
import dev.treza.console.Progress;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/// Runs work away from the screen and brings its result back to it. The one place that catches
/// whatever work may throw: nothing is swallowed, everything becomes a refusal on the [TaskBoard].
public final class Tasks {
  /// Work that may take long; runs on a thread of its own and may be interrupted.
  @FunctionalInterface
  public interface Work<T> {
    T run(Progress progress) throws ConsoleException, InterruptedException;
  }

  private final Executor background;
  private final Executor screen;
  private final TaskBoard board;

  /// @param background starts each piece of work; virtual threads, or directly in tests
  /// @param screen runs what touches properties: the JavaFX thread, or directly in tests
  public Tasks(Executor background, Executor screen, TaskBoard board) {
    this.background = background;
    this.screen = screen;
    this.board = board;
  }

  /// Runs work that people see in the task area. `done` runs on the screen's thread, unless the
  /// work failed or was cancelled: then the task area says so.
  public <T> RunningTask run(String title, Work<T> work, Consumer<? super T> done) {
    RunningTask task = new RunningTask(title);
    board.begin(task);
    start(task, work, done, board::refuse);
    return task;
  }

  /// Runs work that is refreshed by itself: it is not shown, and only `failed` hears its faults.
  public <T> void quietly(Work<T> work, Consumer<? super T> done, Consumer<Refusal> failed) {
    start(new RunningTask(""), work, done, failed);
  }

  /// Runs work that may be refused; the refusal is shown in the task area and given to `refused`.
  public <T> RunningTask ask(
      String title,
      Work<Outcome<T>> work,
      Consumer<? super T> accepted,
      Consumer<Refusal> refused) {
    Consumer<Refusal> both =
        refusal -> {
          board.refuse(refusal);
          refused.accept(refusal);
        };
    RunningTask task = new RunningTask(title);
    board.begin(task);
    start(
        task,
        work,
        outcome -> {
          switch (outcome) {
            case Outcome.Accepted<T>(T value) -> accepted.accept(value);
            case Outcome.Refused<T>(Refusal refusal) -> both.accept(refusal);
          }
        },
        both);
    return task;
  }

  public TaskBoard board() {
    return board;
  }

  private <T> void start(
      RunningTask task, Work<T> work, Consumer<? super T> done, Consumer<Refusal> failed) {
    try {
      background.execute(() -> finish(task, outcome(task, work, done, failed), failed));
    } catch (RejectedExecutionException closing) {
      // the console is being closed: nothing begins any more, and nobody waits for it
      board.end(task);
    }
  }

  private <T> Runnable outcome(
      RunningTask task, Work<T> work, Consumer<? super T> done, Consumer<Refusal> failed) {
    task.begin(Thread.currentThread());
    try {
      T value = work.run(words -> screen.execute(() -> task.report(words)));
      return () -> done.accept(value);
    } catch (ConsoleException fault) {
      return () -> failed.accept(fault.refusal());
    } catch (InterruptedException cancelled) {
      task.cancel();
      return () -> {};
    } catch (RuntimeException | VirtualMachineError fault) {
      return () -> failed.accept(Refusal.of(ConsoleRefusal.FAULT, fault.toString()));
    } finally {
      task.end();
    }
  }

  private void finish(RunningTask task, Runnable result, Consumer<Refusal> failed) {
    screen.execute(() -> {
      board.end(task);
      if (task.cancelled()) {
        failed.accept(Refusal.of(ConsoleRefusal.CANCELLED, task.title()));
      } else {
        result.run();
      }
    });
  }
}
