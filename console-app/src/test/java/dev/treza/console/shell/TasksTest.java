package dev.treza.console.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.console.ConsoleException;
import dev.treza.console.ConsoleRefusal;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

final class TasksTest {
  private final TaskBoard board = new TaskBoard();
  private final Tasks tasks = DirectTasks.of(board);
  private final List<String> heard = new ArrayList<>();

  @Test
  void bringsTheResultBack() {
    tasks.run("work", _ -> "done", heard::add);

    assertThat(heard).containsExactly("done");
    assertThat(board.running()).isEmpty();
  }

  @Test
  void showsWorkWhileItRunsAndWhatItSays() {
    tasks.run(
        "work",
        progress -> {
          progress.step("half way");
          RunningTask task = board.running().getFirst();
          return task.title() + ": " + task.stepProperty().get();
        },
        heard::add);

    assertThat(heard).containsExactly("work: half way");
  }

  @Test
  void showsAFaultWithItsIdInsteadOfTheResult() {
    tasks.run(
        "work",
        _ -> {
          throw new ConsoleException(ConsoleRefusal.FILE, "cannot read it");
        },
        _ -> heard.add("done"));

    assertThat(heard).isEmpty();
    assertThat(board.refusalProperty().get())
        .isEqualTo(Optional.of(Refusal.of(ConsoleRefusal.FILE, "cannot read it")));
  }

  @Test
  void swallowsNoFaultThatNobodyExpected() {
    tasks.run(
        "work",
        _ -> {
          throw new IllegalStateException("broken");
        },
        _ -> heard.add("done"));

    assertThat(board.refusalProperty().get().map(refusal -> refusal.id()))
        .contains(ConsoleRefusal.FAULT);
  }

  @Test
  void endsWorkThatRanOutOfMemory() {
    tasks.run(
        "work",
        _ -> {
          throw new OutOfMemoryError("too large");
        },
        _ -> heard.add("done"));

    assertThat(board.running()).isEmpty();
    assertThat(board.refusalProperty().get().map(refusal -> refusal.id()))
        .contains(ConsoleRefusal.FAULT);
  }

  @Test
  void beginsNothingMoreOnceTheConsoleCloses() {
    ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    background.close();
    new Tasks(background, Runnable::run, board).run("work", _ -> "done", heard::add);

    assertThat(heard).isEmpty();
    assertThat(board.running()).isEmpty();
  }

  @Test
  void givesARefusalToTheBoardAndToWhoAsked() {
    tasks.ask(
        "ask",
        _ -> Outcome.<String>refused(ConsoleRefusal.STOPPED, "local-1"),
        heard::add,
        refusal -> heard.add(refusal.id().id()));

    assertThat(heard).containsExactly("CON-STOPPED");
    assertThat(board.refusalProperty().get()).isPresent();
  }

  @Test
  void dropsTheResultOfCancelledWorkAndSaysSo() {
    List<Runnable> later = new ArrayList<>();
    Tasks slow = new Tasks(later::add, Runnable::run, board);
    RunningTask task = slow.run("work", _ -> "done", heard::add);
    task.cancel();
    later.forEach(Runnable::run);
    boolean interrupted = Thread.interrupted();

    assertThat(interrupted).isTrue();
    assertThat(heard).isEmpty();
    assertThat(board.refusalProperty().get().map(refusal -> refusal.id()))
        .contains(ConsoleRefusal.CANCELLED);
  }

  @Test
  void doesNotShowQuietWork() {
    tasks.quietly(_ -> board.running().size(), size -> heard.add("seen " + size), _ -> {});

    assertThat(heard).containsExactly("seen 0");
  }
}
