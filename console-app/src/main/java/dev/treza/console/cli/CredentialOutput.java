package dev.treza.console.cli;

import dev.treza.console.credential.CredentialChoice;
import dev.treza.fleet.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;

/// A chosen credential as a person reads it, and as a program does.
record CredentialOutput(CredentialChoice choice) {
  List<String> lines() {
    return Stream.concat(
            Stream.of(
                choice.name() + ", " + kind(),
                "  for " + (choice.rehearsal() ? "SIMULATED enclaves only" : "real enclaves only"),
                "  key " + choice.key().kid()),
            details())
        .toList();
  }

  private String kind() {
    return switch (choice) {
      case CredentialChoice.Software _ -> "a file with a pass phrase";
      case CredentialChoice.Token _ -> "a token";
      case CredentialChoice.AirGapped _ -> "behind an air gap";
    };
  }

  private Stream<String> details() {
    return switch (choice) {
      case CredentialChoice.Software software ->
          Stream.of("  locks itself after " + software.idle().toMinutes() + " minutes");
      case CredentialChoice.Token token ->
          Stream.of(
              "  token with serial " + token.serial() + ", module " + token.module(),
              "  locks itself after " + token.idle().toMinutes() + " minutes");
      case CredentialChoice.AirGapped _ -> Stream.empty();
    };
  }

  JsonObject json() {
    return JsonObject.builder()
        .text("name", choice.name())
        .text("credential", choice.kind().text())
        .flag("simulated", choice.rehearsal())
        .text("thumbprint", choice.key().kid())
        .object("key", choice.key().json())
        .build();
  }
}
