package dev.treza.console.cli;

import dev.treza.console.ConsoleException;
import dev.treza.console.link.Answer;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.protocol.AmendmentCall;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `charter submit`: hands an amendment with its approvals to the enclave.
@Command(
    name = "submit",
    mixinStandardHelpOptions = true,
    description = "Bring an amendment into force, or be told which approvals are missing.")
final class CharterSubmitCommand implements Callable<Integer> {
  private final CommandContext context;

  @Parameters(paramLabel = "FILE", description = "an amendment, as charter propose writes it")
  private Path file = Path.of("");

  @Option(
      names = "--approval",
      paramLabel = "FILE",
      description = "an approval, as charter sign writes it; repeat for each")
  private List<Path> approvals = new ArrayList<>();

  @Option(
      names = "--possession",
      paramLabel = "FILE",
      description = "what a newly named key signed (charter possess); repeat for each")
  private List<Path> possessions = new ArrayList<>();

  @Option(names = "--succession", description = "by those whom the root lets succeed")
  private boolean succession;

  @Mixin private final Output output = new Output();

  CharterSubmitCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws ConsoleException, UnreadableInputException, InterruptedException {
    List<String> approved = signed(approvals);
    List<String> possessed = signed(possessions);
    return switch (ProposedAmendment.ofFile(InputFile.read(file), context)) {
      case Outcome.Refused<ProposedAmendment>(Refusal refusal) ->
          output.refuse(context.out(), refusal).number();
      case Outcome.Accepted<ProposedAmendment>(ProposedAmendment proposed) -> {
        AmendmentCall call =
            new AmendmentCall(proposed.request().next().encoded(), approved, possessed, succession);
        context.progress("waiting for the enclave");
        yield show(
                proposed, context.fleet().link(proposed.enclave()).amend(proposed.request(), call))
            .number();
      }
    };
  }

  private static List<String> signed(List<Path> files) throws UnreadableInputException {
    List<String> all = new ArrayList<>();
    for (Path one : files) {
      all.add(new String(InputFile.read(one).toArray(), StandardCharsets.UTF_8).strip());
    }
    return all;
  }

  private ExitCode show(ProposedAmendment proposed, Outcome<Answer<Charter>> outcome) {
    EnclaveOutput of = new EnclaveOutput(proposed.enclave());
    return switch (outcome) {
      case Outcome.Refused<Answer<Charter>>(Refusal refusal) ->
          output.refuse(context.out(), refusal);
      case Outcome.Accepted<Answer<Charter>>(Answer.Missing<Charter>(var missing)) -> {
        PendingOutput shown = new PendingOutput(of, missing);
        output.print(context.out(), shown::lines, shown::json);
        yield ExitCode.APPROVALS_MISSING;
      }
      case Outcome.Accepted<Answer<Charter>>(Answer.Done<Charter>(Charter now, String receipt)) -> {
        output.print(
            context.out(),
            () ->
                of.lines(
                    List.of(
                        "Charter %d is in force, digest %s".formatted(now.serial(), now.digest()),
                        "  approvals made under charter %d count no longer"
                            .formatted(now.serial() - 1))),
            () -> of.json().digest("digest", now.digest()).text("receipt", receipt).build());
        yield ExitCode.DONE;
      }
    };
  }
}
