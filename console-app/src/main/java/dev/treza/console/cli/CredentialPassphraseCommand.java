package dev.treza.console.cli;

import dev.treza.console.ConsoleException;
import dev.treza.console.credential.Passphrase;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.jws.PublicJwk;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `credential passphrase`: changes the pass phrase.
@Command(
    name = "passphrase",
    mixinStandardHelpOptions = true,
    description = "Change the pass phrase of your credential file.")
final class CredentialPassphraseCommand implements Callable<Integer> {
  private final CommandContext context;

  @Option(
      names = "--old-passphrase-file",
      paramLabel = "FILE",
      description = "its first line is the present pass phrase; asked for on a terminal otherwise")
  private Optional<Path> old = Optional.empty();

  @Option(
      names = "--passphrase-file",
      paramLabel = "FILE",
      description = "its first line is the new pass phrase; asked for on a terminal otherwise")
  private Optional<Path> file = Optional.empty();

  @Mixin private final Output output = new Output();

  CredentialPassphraseCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws ConsoleException, UnreadableInputException {
    try (Passphrase present =
            SecretInput.read("Present pass phrase", old, "--old-passphrase-file");
        Passphrase secret = NewSecret.read(file)) {
      return switch (context.own().workshop().changePassphrase(present, secret)) {
        case Outcome.Refused<PublicJwk>(Refusal refusal) ->
            output.refuse(context.out(), refusal).number();
        case Outcome.Accepted<PublicJwk>(PublicJwk key) -> {
          output.print(
              context.out(),
              () -> List.of("The pass phrase was changed; the key is the same."),
              () -> JsonObject.builder().text("thumbprint", key.kid()).build());
          yield ExitCode.DONE.number();
        }
      };
    }
  }
}
