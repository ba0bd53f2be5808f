package dev.treza.console.cli;

import dev.treza.console.ConsoleException;
import dev.treza.console.compose.Courier;
import dev.treza.console.compose.Sent;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.json.JsonObject;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `transaction broadcast`.
@Command(
    name = "broadcast",
    mixinStandardHelpOptions = true,
    description = "Hand a signed transaction to your node; repeating it does no harm.")
final class TransactionBroadcastCommand implements Callable<Integer> {
  private final CommandContext context;

  @Mixin private final SentInput transaction = new SentInput();
  @Mixin private final Output output = new Output();

  TransactionBroadcastCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws ConsoleException, UnreadableInputException, InterruptedException {
    return switch (sent()) {
      case Outcome.Refused<Bytes>(Refusal refusal) ->
          output.refuse(context.out(), refusal).number();
      case Outcome.Accepted<Bytes>(Bytes hash) -> {
        output.print(
            context.out(),
            () -> List.of("BROADCAST 0x" + hash.hex()),
            () -> JsonObject.builder().text("hash", "0x" + hash.hex()).build());
        yield ExitCode.DONE.number();
      }
    };
  }

  private Outcome<Bytes> sent()
      throws ConsoleException, UnreadableInputException, InterruptedException {
    return switch (transaction.read(context)) {
      case Outcome.Refused<Sent>(Refusal refusal) -> Outcome.refused(refusal);
      case Outcome.Accepted<Sent>(Sent sent) -> {
        context.progress("broadcasting on " + sent.network().name());
        yield context.nodes().ask(sent.network(), node -> new Courier(node).send(sent));
      }
    };
  }
}
