package dev.treza.console.cli;

import dev.treza.console.credential.own.CredentialWorkshop.Label;
import picocli.CommandLine.Option;

/// The options that say whose a new credential is, and what for.
final class LabelInput {
  @Option(
      names = "--name",
      required = true,
      paramLabel = "NAME",
      description = "what people call it; your name")
  private String name = "";

  @Option(
      names = "--simulated",
      description = "for simulated enclaves only; otherwise for real ones only")
  private boolean rehearsal;

  Label label() {
    return new Label(name, rehearsal);
  }
}
