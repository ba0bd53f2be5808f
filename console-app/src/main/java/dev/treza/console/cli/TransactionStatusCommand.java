package dev.treza.console.cli;

import dev.treza.console.ConsoleException;
import dev.treza.console.compose.Courier;
import dev.treza.console.compose.Delivery;
import dev.treza.console.compose.Sent;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `transaction status`: what became of a transaction, as the user's node says.
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Ask your node what became of a signed transaction.")
final class TransactionStatusCommand implements Callable<Integer> {
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(3);

  private final CommandContext context;

  @Option(
      names = "--confirmations",
      paramLabel = "N",
      description = "wait until so many blocks hold or follow it")
  private long wanted;

  @Mixin private final SentInput transaction = new SentInput();
  @Mixin private final Output output = new Output();

  TransactionStatusCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws ConsoleException, UnreadableInputException, InterruptedException {
    return switch (transaction.read(context)) {
      case Outcome.Refused<Sent>(Refusal refusal) -> output.refuse(context.out(), refusal).number();
      case Outcome.Accepted<Sent>(Sent sent) -> follow(sent).number();
    };
  }

  private ExitCode follow(Sent sent) throws ConsoleException, InterruptedException {
    while (true) {
      Outcome<Delivery> looked =
          context.nodes().ask(sent.network(), node -> new Courier(node).look(sent));
      switch (looked) {
        case Outcome.Refused<Delivery>(Refusal refusal) -> {
          return output.refuse(context.out(), refusal);
        }
        case Outcome.Accepted<Delivery>(Delivery delivery) -> {
          if (!worthWaiting(delivery)) {
            DeliveryOutput shown = new DeliveryOutput(sent, delivery);
            output.print(context.out(), () -> List.of(shown.line()), shown::json);
            return shown.end();
          }
          context.progress(delivery.words());
          Thread.sleep(BETWEEN_LOOKS);
        }
      }
    }
  }

  private boolean worthWaiting(Delivery delivery) {
    return switch (delivery) {
      case Delivery.Waiting() -> wanted > 0;
      case Delivery.Confirmed(BigInteger _, BigInteger count) ->
          count.compareTo(BigInteger.valueOf(wanted)) < 0;
      case Delivery.Failed _, Delivery.Replaced _, Delivery.Dropped _ -> false;
    };
  }
}
