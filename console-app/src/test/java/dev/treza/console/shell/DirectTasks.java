package dev.treza.console.shell;

/// Tasks that are done before the call returns.
public final class DirectTasks {
  private DirectTasks() {}

  public static Tasks of(TaskBoard board) {
    return new Tasks(Runnable::run, Runnable::run, board);
  }
}
