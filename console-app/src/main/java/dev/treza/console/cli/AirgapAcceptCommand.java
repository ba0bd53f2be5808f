package dev.treza.console.cli;

import dev.treza.console.ConsoleException;
import dev.treza.console.airgap.OnlineDesk;
import dev.treza.console.store.AtomicFiles;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.airgap.AirgapAnswer;
import dev.treza.fleet.airgap.AirgapRequest;
import dev.treza.fleet.approval.ValidApproval;
import dev.treza.fleet.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `airgap accept`: holds an answer against the open request, and gives the approval.
@Command(
    name = "accept",
    mixinStandardHelpOptions = true,
    description = "With the enclave in reach: check an answer, and take the approval out of it.")
final class AirgapAcceptCommand implements Callable<Integer> {
  private final CommandContext context;

  @Option(names = "--answer", required = true, paramLabel = "FILE", description = "his answer")
  private Path answer = Path.of("");

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "where to write the approval, for transaction sign --approval")
  private Optional<Path> file = Optional.empty();

  @Mixin private final ProposalInput proposal = new ProposalInput();
  @Mixin private final CarriedInput carried = new CarriedInput();
  @Mixin private final Output output = new Output();

  AirgapAcceptCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws ConsoleException, UnreadableInputException, InterruptedException {
    Outcome<AirgapRequest> open = carried.file();
    Outcome<AirgapAnswer> back = AirgapAnswer.parse(InputFile.read(answer));
    Outcome<Prepared> prepared =
        open instanceof Outcome.Refused<AirgapRequest>(Refusal refusal)
            ? Outcome.refused(refusal)
            : Prepared.of(proposal.read(), context);
    Outcome<ValidApproval> taken =
        prepared.then(here ->
            open.then(request ->
                back.then(said ->
                    new OnlineDesk(context.clock())
                        .take(here.enclave(), here.transaction(), request, said))));
    return switch (taken) {
      case Outcome.Refused<ValidApproval>(Refusal refusal) ->
          output.refuse(context.out(), refusal).number();
      case Outcome.Accepted<ValidApproval>(ValidApproval approval) -> show(approval).number();
    };
  }

  private ExitCode show(ValidApproval approval) throws ConsoleException {
    if (file.isPresent()) {
      AtomicFiles.write(file.get().toAbsolutePath(), Bytes.utf8(approval.jws() + "\n"));
    }
    output.print(
        context.out(),
        () ->
            List.of(
                "Officer "
                    + approval.officer()
                    + " approved request "
                    + approval.approval().request(),
                "Approval " + approval.jws()),
        () ->
            JsonObject.builder()
                .text("officer", approval.officer())
                .digest("request", approval.approval().request())
                .text("approval", approval.jws())
                .build());
    return ExitCode.DONE;
  }
}
