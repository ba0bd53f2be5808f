package dev.treza.console.cli;

import dev.treza.console.ConsoleException;
import dev.treza.console.cli.CarriedInput.Checked;
import dev.treza.console.store.AtomicFiles;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.airgap.AirgapAnswer;
import dev.treza.fleet.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `airgap approve`: signs what was carried, and writes the answer.
@Command(
    name = "approve",
    mixinStandardHelpOptions = true,
    description = "Behind the air gap: approve what was carried here, and write the answer.")
final class AirgapApproveCommand implements Callable<Integer> {
  private final CommandContext context;

  @Option(names = "--output", required = true, paramLabel = "FILE", description = "where to")
  private Path file = Path.of("");

  @Mixin private final CarriedInput carried = new CarriedInput();
  @Mixin private final Acknowledgement acknowledgement = new Acknowledgement();
  @Mixin private final Output output = new Output();

  AirgapApproveCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws ConsoleException, UnreadableInputException {
    return switch (carried.read(context)) {
      case Outcome.Refused<Checked>(Refusal refusal) ->
          output.refuse(context.out(), refusal).number();
      case Outcome.Accepted<Checked>(Checked checked) -> approve(checked).number();
    };
  }

  private ExitCode approve(Checked checked) throws ConsoleException {
    return switch (signed(checked)) {
      case Outcome.Refused<AirgapAnswer>(Refusal refusal) -> output.refuse(context.out(), refusal);
      case Outcome.Accepted<AirgapAnswer>(AirgapAnswer answer) -> {
        AtomicFiles.publish(file.toAbsolutePath(), answer.encoded());
        CarriedOutput shown = new CarriedOutput(checked.carried(), context.clock());
        output.print(
            context.out(),
            () ->
                Stream.concat(
                        shown.lines().stream(),
                        Stream.of("Approved. Carry " + file + " back: treza airgap accept"))
                    .toList(),
            () -> JsonObject.builder().digest("request", answer.request()).build());
        yield ExitCode.DONE;
      }
    };
  }

  private Outcome<AirgapAnswer> signed(Checked checked) throws ConsoleException {
    return switch (acknowledgement.all(checked.carried().read().prepared().review())) {
      case Outcome.Refused<List<String>>(Refusal refusal) -> Outcome.refused(refusal);
      case Outcome.Accepted<List<String>>(List<String> risks) ->
          context
              .offline()
              .approve(checked.carried(), checked.request().nonce(), risks, context.desk());
    };
  }
}
