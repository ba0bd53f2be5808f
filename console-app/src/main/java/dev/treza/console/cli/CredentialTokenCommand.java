package dev.treza.console.cli;

import dev.treza.console.ConsoleException;
import dev.treza.console.credential.Passphrase;
import dev.treza.console.credential.own.CredentialWorkshop;
import dev.treza.console.credential.own.CredentialWorkshop.TokenWish;
import dev.treza.console.credential.token.TokenInfo;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `credential token`: chooses a key on a token.
@Command(
    name = "token",
    mixinStandardHelpOptions = true,
    description = "List the tokens, and choose a key on one or make one there.")
final class CredentialTokenCommand implements Callable<Integer> {
  private final CommandContext context;

  @Option(
      names = "--module",
      required = true,
      paramLabel = "FILE",
      description = "the PKCS#11 module that came with the token, with its full path")
  private Path module = Path.of("");

  @Option(names = "--list", description = "only say which tokens are there")
  private boolean list;

  @Option(
      names = "--serial",
      paramLabel = "SERIAL",
      description = "which token, if several are there")
  private String serial = "";

  @Option(names = "--new-key", description = "make a key on it")
  private boolean newKey;

  @Option(
      names = "--key",
      paramLabel = "THUMBPRINT",
      description = "which of its keys, if it holds several")
  private String thumbprint = "";

  @Option(names = "--name", paramLabel = "NAME", description = "what people call it; your name")
  private String name = "Officer";

  @Option(
      names = "--simulated",
      description = "for simulated enclaves only; otherwise for real ones only")
  private boolean rehearsal;

  @Option(
      names = "--pin-file",
      paramLabel = "FILE",
      description = "its first line is the PIN; asked for on a terminal otherwise")
  private Optional<Path> pin = Optional.empty();

  @Mixin private final Output output = new Output();

  CredentialTokenCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws ConsoleException, UnreadableInputException {
    if (list) {
      return listed().number();
    }
    TokenWish wish = new TokenWish(module, serial, newKey, thumbprint);
    try (Passphrase secret = SecretInput.read("PIN of the token", pin, "--pin-file")) {
      return CredentialAnswer.show(
              context,
              output,
              context
                  .own()
                  .workshop()
                  .choose(new CredentialWorkshop.Label(name, rehearsal), wish, secret))
          .number();
    }
  }

  private ExitCode listed() {
    return switch (context.own().workshop().tokens(module)) {
      case Outcome.Refused<List<TokenInfo>>(Refusal refusal) ->
          output.refuse(context.out(), refusal);
      case Outcome.Accepted<List<TokenInfo>>(List<TokenInfo> found) -> {
        output.print(
            context.out(),
            () ->
                found.isEmpty()
                    ? List.of("No token is there.")
                    : found.stream().map(CredentialTokenCommand::line).toList(),
            () ->
                JsonObject.builder()
                    .array("tokens", found.stream().map(CredentialTokenCommand::json).toList())
                    .build());
        yield ExitCode.DONE;
      }
    };
  }

  private static String line(TokenInfo token) {
    return token.shown() + (token.pin().words().isEmpty() ? "" : ": " + token.pin().words());
  }

  private static JsonObject json(TokenInfo token) {
    return JsonObject.builder()
        .text("label", token.label())
        .text("serial", token.serial())
        .text("pin", token.pin().words())
        .build();
  }
}
