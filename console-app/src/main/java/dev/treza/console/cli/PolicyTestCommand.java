package dev.treza.console.cli;

import dev.treza.console.ConsoleException;
import dev.treza.fleet.Ids;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.protocol.WhatIfReply;
import dev.treza.fleet.replay.History;
import dev.treza.fleet.replay.Replay;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `policy test`: asks an enclave what its policy would say of a proposal, or replays a history
/// through a charter without any enclave.
@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    description =
        "Say what the policy would say of a proposal, or of a history; nothing is signed.")
final class PolicyTestCommand implements Callable<Integer> {
  private final CommandContext context;

  private static final class Live {
    @Option(
        names = "--request",
        required = true,
        paramLabel = "FILE",
        description = "a proposal, as `transaction propose` writes it; its enclave is asked")
    private Optional<Path> request = Optional.empty();

    @Option(
        names = "--approved-by",
        split = ",",
        paramLabel = "OFFICER",
        description = "officers who are taken to have approved it, by id")
    private List<String> approvedBy = List.of();

    @Option(
        names = "--client",
        paramLabel = "NAME",
        description = "the client that is taken to ask, by id; no key is needed for that")
    private Optional<String> client = Optional.empty();

    @Option(
        names = "--at",
        paramLabel = "TIME",
        description = "when it is taken to be asked, as in 2026-11-24T12:00:00Z; by default now")
    private Optional<Instant> at = Optional.empty();
  }

  private static final class Offline {
    @Option(
        names = "--charter",
        required = true,
        paramLabel = "FILE",
        description = "a charter's canonical JSON")
    private Optional<Path> charter = Optional.empty();

    @Option(
        names = "--history",
        required = true,
        paramLabel = "FILE",
        description =
            "JSON lines: {\"wallet\": …} as `wallet list --json` names it, then transactions"
                + " {\"time\", \"wallet_id\", \"transaction\", \"approved_by\", \"client\"}")
    private Optional<Path> history = Optional.empty();
  }

  private static final class Choice {
    @ArgGroup(exclusive = false, heading = "Of one proposal, asking its enclave:%n")
    private Live live = new Live();

    @ArgGroup(exclusive = false, heading = "Of a history, offline:%n")
    private Offline offline = new Offline();
  }

  @ArgGroup(exclusive = true, multiplicity = "1")
  private Choice choice = new Choice();

  @Mixin private final Output output = new Output();

  PolicyTestCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws ConsoleException, UnreadableInputException, InterruptedException {
    Optional<Path> request = choice.live.request;
    return (request.isPresent() ? ask(request.get(), choice.live) : replay(choice.offline))
        .number();
  }

  private ExitCode ask(Path request, Live live)
      throws ConsoleException, UnreadableInputException, InterruptedException {
    for (String officer : live.approvedBy) {
      id(officer);
    }
    if (live.client.isPresent()) {
      id(live.client.get());
    }
    return switch (Prepared.of(ProposalInput.read(request), context)) {
      case Outcome.Refused<Prepared>(Refusal refusal) -> output.refuse(context.out(), refusal);
      case Outcome.Accepted<Prepared>(Prepared prepared) ->
          show(
              prepared,
              prepared
                  .link()
                  .whatIf(prepared.transaction(), live.approvedBy, live.client, live.at));
    };
  }

  private static void id(String text) throws UnreadableInputException {
    if (!Ids.valid(text)) {
      throw new UnreadableInputException("no id of an officer or client: " + text);
    }
  }

  private ExitCode show(Prepared prepared, Outcome<WhatIfReply> outcome) {
    return switch (outcome) {
      case Outcome.Refused<WhatIfReply>(Refusal refusal) -> output.refuse(context.out(), refusal);
      case Outcome.Accepted<WhatIfReply>(WhatIfReply reply) -> {
        WhatIfOutput shown = new WhatIfOutput(new EnclaveOutput(prepared.enclave()), reply);
        output.print(context.out(), shown::lines, shown::json);
        yield VerdictLine.code(reply.trace().verdict());
      }
    };
  }

  private ExitCode replay(Offline offline) throws UnreadableInputException {
    Charter charter = charter(offline.charter.orElseThrow());
    History history = history(offline.history.orElseThrow());
    ReplayOutput shown = new ReplayOutput(Replay.of(charter, history));
    output.print(context.out(), shown::lines, shown::json);
    return shown.code();
  }

  private static Charter charter(Path file) throws UnreadableInputException {
    return switch (Charter.parse(InputFile.read(file))) {
      case Outcome.Accepted<Charter>(Charter charter) -> charter;
      case Outcome.Refused<Charter>(Refusal refusal) ->
          throw new UnreadableInputException(file + " is no charter: " + refusal.line());
    };
  }

  private static History history(Path file) throws UnreadableInputException {
    return switch (History.parse(InputFile.read(file, History.MOST_BYTES))) {
      case Outcome.Accepted<History>(History history) -> history;
      case Outcome.Refused<History>(Refusal refusal) ->
          throw new UnreadableInputException(file + ": " + refusal.line(), refusal.id().nextStep());
    };
  }
}
