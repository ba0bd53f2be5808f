package dev.treza.console.cli;

import dev.treza.console.ConsoleException;
import dev.treza.console.charter.AmendmentFile;
import dev.treza.console.store.AtomicFiles;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `charter propose`: checks a draft against the charter in force, shows what it changes, and
/// writes the amendment that officers sign.
@Command(
    name = "propose",
    mixinStandardHelpOptions = true,
    description = "Check a draft against the charter in force and show what it changes.")
final class CharterProposeCommand implements Callable<Integer> {
  private final CommandContext context;

  @Option(
      names = "--file",
      required = true,
      paramLabel = "DRAFT",
      description = "the charter that is to follow, in JSON; charter draft writes one to change")
  private Path draft = Path.of("");

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "where to write the amendment, for the officers who sign it")
  private Optional<Path> file = Optional.empty();

  @Mixin private final EnclaveInput enclave = new EnclaveInput();
  @Mixin private final Output output = new Output();

  CharterProposeCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws ConsoleException, UnreadableInputException, InterruptedException {
    return switch (ProposedAmendment.ofDraft(
        InputFile.read(draft), enclave.find(context.fleet()), context)) {
      case Outcome.Refused<ProposedAmendment>(Refusal refusal) ->
          output.refuse(context.out(), refusal).number();
      case Outcome.Accepted<ProposedAmendment>(ProposedAmendment proposed) ->
          show(proposed).number();
    };
  }

  private ExitCode show(ProposedAmendment proposed) throws ConsoleException {
    if (file.isPresent()) {
      AmendmentFile written = new AmendmentFile(proposed.enclave().id(), proposed.request().next());
      AtomicFiles.publish(file.get().toAbsolutePath(), written.encoded());
    }
    AmendmentOutput shown = proposed.output();
    output.print(
        context.out(),
        () -> Stream.concat(shown.lines().stream(), next()).toList(),
        () -> shown.json().build());
    return ExitCode.DONE;
  }

  private Stream<String> next() {
    return Stream.of(
        file.map(written -> "  Next: let the quorum run treza charter sign " + written)
            .orElse("  Next: repeat it with --output FILE, and let the quorum sign that file"));
  }
}
