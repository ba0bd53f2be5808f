package dev.treza.console.cli;

import dev.treza.console.ConsoleException;
import dev.treza.console.airgap.OnlineDesk;
import dev.treza.console.store.AtomicFiles;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.airgap.AirgapQuestion;
import dev.treza.fleet.airgap.AirgapRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `airgap export`: asks the enclave for the officer, and writes all he needs.
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = "With the enclave in reach: answer a question with the request to decide.")
final class AirgapExportCommand implements Callable<Integer> {
  private final CommandContext context;

  @Option(names = "--question", required = true, paramLabel = "FILE", description = "his question")
  private Path question = Path.of("");

  @Option(names = "--output", required = true, paramLabel = "FILE", description = "where to")
  private Path file = Path.of("");

  @Mixin private final ProposalInput proposal = new ProposalInput();
  @Mixin private final Output output = new Output();

  AirgapExportCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws ConsoleException, UnreadableInputException, InterruptedException {
    Proposal wanted = proposal.read();
    return switch (AirgapQuestion.parse(InputFile.read(question))) {
      case Outcome.Refused<AirgapQuestion>(Refusal refusal) ->
          output.refuse(context.out(), refusal).number();
      case Outcome.Accepted<AirgapQuestion>(AirgapQuestion asked) ->
          switch (Prepared.of(wanted, context)) {
            case Outcome.Refused<Prepared>(Refusal refusal) ->
                output.refuse(context.out(), refusal).number();
            case Outcome.Accepted<Prepared>(Prepared prepared) -> export(prepared, asked).number();
          };
    };
  }

  private ExitCode export(Prepared prepared, AirgapQuestion asked)
      throws ConsoleException, InterruptedException {
    return switch (new OnlineDesk(context.clock())
        .export(prepared.link(), prepared.transaction(), asked)) {
      case Outcome.Refused<AirgapRequest>(Refusal refusal) -> output.refuse(context.out(), refusal);
      case Outcome.Accepted<AirgapRequest>(AirgapRequest request) -> {
        AtomicFiles.publish(file.toAbsolutePath(), request.encoded());
        EnclaveOutput enclave = new EnclaveOutput(prepared.enclave());
        output.print(
            context.out(),
            () ->
                enclave.lines(
                    List.of(
                        "Request " + request.request(),
                        "Carry " + file + " back, and keep it: his answer is held against it.")),
            () ->
                enclave
                    .json()
                    .digest("request", request.request())
                    .hex("nonce", request.nonce())
                    .build());
        yield ExitCode.DONE;
      }
    };
  }
}
