package dev.treza.console.cli;

import picocli.CommandLine.Option;

/// Says that the enclaves of this computer are meant; there are no others to start yet.
final class LocalInput {
  @Option(
      names = "--local",
      required = true,
      description = "the simulated enclaves of this computer")
  private boolean local;

  boolean isGiven() {
    return local;
  }
}
