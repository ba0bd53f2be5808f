package dev.treza.console;

/// Hears what a long piece of work is doing, in words for a person.
@FunctionalInterface
public interface Progress {
  /// Nobody listens.
  Progress SILENT = step -> {};

  void step(String words);
}
