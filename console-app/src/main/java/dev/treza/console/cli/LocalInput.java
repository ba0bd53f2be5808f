package dev.treza.console.cli;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/// Says which enclaves of this computer are meant; there are no others to start yet.
final class LocalInput {
  @ArgGroup(exclusive = true, multiplicity = "1")
  private Choice choice = new Choice();

  /// One of them must be given.
  static final class Choice {
    @Option(names = "--local", description = "the simulated enclaves of this computer")
    private boolean local;

    @Option(
        names = "--emulated",
        description = "the agent's image, booted in software; it forgets everything at power off")
    private boolean emulated;
  }

  boolean emulated() {
    return choice.emulated;
  }

  /// The option that was given.
  String option() {
    return choice.local ? "--local" : "--emulated";
  }
}
