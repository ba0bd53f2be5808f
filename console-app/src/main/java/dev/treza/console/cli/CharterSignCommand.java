package dev.treza.console.cli;

import dev.treza.console.ConsoleException;
import dev.treza.console.store.AtomicFiles;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.protocol.AmendmentReview;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `charter sign`: shows what an amendment changes, then signs the officer's approval of that.
@Command(
    name = "sign",
    mixinStandardHelpOptions = true,
    description = "Approve an amendment with the credential on this computer.")
final class CharterSignCommand implements Callable<Integer> {
  private final CommandContext context;

  @Parameters(paramLabel = "FILE", description = "an amendment, as charter propose writes it")
  private Path file = Path.of("");

  @Option(names = "--output", paramLabel = "FILE", description = "where to write the approval")
  private Optional<Path> target = Optional.empty();

  @Option(names = "--succession", description = "as one of those whom the root lets succeed")
  private boolean succession;

  @Mixin private final Acknowledgement acknowledgement = new Acknowledgement();
  @Mixin private final Output output = new Output();

  CharterSignCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws ConsoleException, UnreadableInputException, InterruptedException {
    return switch (ProposedAmendment.ofFile(InputFile.read(file), context)) {
      case Outcome.Refused<ProposedAmendment>(Refusal refusal) ->
          output.refuse(context.out(), refusal).number();
      case Outcome.Accepted<ProposedAmendment>(ProposedAmendment proposed) ->
          show(proposed, signed(proposed)).number();
    };
  }

  private Outcome<String> signed(ProposedAmendment proposed) throws ConsoleException {
    return switch (acknowledgement.all(AmendmentReview.of(proposed.request()))) {
      case Outcome.Refused<List<String>>(Refusal refusal) -> Outcome.refused(refusal);
      case Outcome.Accepted<List<String>>(List<String> risks) ->
          context.desk().amend(proposed.request(), succession, risks);
    };
  }

  private ExitCode show(ProposedAmendment proposed, Outcome<String> signed)
      throws ConsoleException {
    return switch (signed) {
      case Outcome.Refused<String>(Refusal refusal) -> output.refuse(context.out(), refusal);
      case Outcome.Accepted<String>(String jws) -> {
        if (target.isPresent()) {
          AtomicFiles.publish(target.get().toAbsolutePath(), Bytes.utf8(jws + "\n"));
        }
        AmendmentOutput shown = proposed.output();
        output.print(
            context.out(),
            () -> Stream.concat(shown.lines().stream(), Stream.of("Approval " + jws)).toList(),
            () -> shown.json().text("approval", jws).build());
        yield ExitCode.DONE;
      }
    };
  }
}
