package dev.treza.console.cli;

import dev.treza.console.ConsoleException;
import dev.treza.console.store.AtomicFiles;
import dev.treza.fleet.Digest;
import dev.treza.fleet.airgap.AirgapQuestion;
import dev.treza.fleet.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `airgap ask`: begins a decision on the side without a network.
@Command(
    name = "ask",
    mixinStandardHelpOptions = true,
    description = "Behind the air gap: write a question; it replaces an earlier one.")
final class AirgapAskCommand implements Callable<Integer> {
  private final CommandContext context;

  @Option(
      names = "--request",
      paramLabel = "HEX",
      description = "the digest of the request you were told to decide")
  private Optional<String> request = Optional.empty();

  @Option(names = "--output", required = true, paramLabel = "FILE", description = "where to")
  private Path file = Path.of("");

  @Mixin private final Output output = new Output();

  AirgapAskCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws ConsoleException, UnreadableInputException {
    Optional<Digest> wanted =
        request.isPresent() ? Optional.of(RequestInput.parse(request.get())) : Optional.empty();
    AirgapQuestion question = context.offline().ask(wanted);
    AtomicFiles.publish(file.toAbsolutePath(), question.encoded());
    output.print(
        context.out(),
        () ->
            List.of(
                "Question " + question.nonce().hex(),
                "Carry " + file + " to a computer that reaches the enclave: treza airgap export"),
        () -> JsonObject.builder().hex("nonce", question.nonce()).build());
    return ExitCode.DONE.number();
  }
}
