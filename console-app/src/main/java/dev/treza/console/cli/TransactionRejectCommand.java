package dev.treza.console.cli;

import dev.treza.console.ConsoleException;
import dev.treza.console.ConsoleRefusal;
import dev.treza.console.link.Answer;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.approval.ApprovalRefusal;
import dev.treza.fleet.chain.evm.payload.EvmSigned;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `transaction reject`: signs that a proposal must never be carried out, and tells the enclave
/// (rule `APR-REJECT`). Until the enclave has answered, the rejection is only sent.
@Command(
    name = "reject",
    mixinStandardHelpOptions = true,
    description = "Reject a proposal for good, with the credential on this computer.")
final class TransactionRejectCommand implements Callable<Integer> {
  private final CommandContext context;

  @Mixin private final ProposalInput proposal = new ProposalInput();
  @Mixin private final Output output = new Output();

  TransactionRejectCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws ConsoleException, UnreadableInputException, InterruptedException {
    return switch (Prepared.of(proposal.read(), context)) {
      case Outcome.Refused<Prepared>(Refusal refusal) ->
          output.refuse(context.out(), refusal).number();
      case Outcome.Accepted<Prepared>(Prepared prepared) ->
          show(prepared, rejected(prepared)).number();
    };
  }

  private Outcome<Answer<EvmSigned>> rejected(Prepared prepared)
      throws ConsoleException, InterruptedException {
    return switch (context
        .desk()
        .reject(
            prepared.enclave().charter(),
            prepared.transaction().request(),
            prepared.transaction().review())) {
      case Outcome.Refused<String>(Refusal refusal) -> Outcome.refused(refusal);
      case Outcome.Accepted<String>(String jws) ->
          prepared.link().sign(prepared.transaction(), List.of(jws));
    };
  }

  /// The agent's refusals arrive by their id only.
  private static boolean isRejection(Refusal refusal) {
    return refusal.id().id().equals(ApprovalRefusal.REJECTED.id());
  }

  /// That it is refused as rejected is what was wanted.
  private ExitCode show(Prepared prepared, Outcome<Answer<EvmSigned>> outcome) {
    return switch (outcome) {
      case Outcome.Refused<Answer<EvmSigned>>(Refusal refusal) when isRejection(refusal) -> {
        EnclaveOutput of = new EnclaveOutput(prepared.enclave());
        output.print(
            context.out(),
            () ->
                of.lines(
                    List.of(
                        "Request %s is rejected for good"
                            .formatted(prepared.transaction().request().digest()))),
            () ->
                of.json()
                    .digest("request", prepared.transaction().request().digest())
                    .flag("rejected", true)
                    .build());
        yield ExitCode.DONE;
      }
      case Outcome.Refused<Answer<EvmSigned>>(Refusal refusal) ->
          output.refuse(context.out(), refusal);
      case Outcome.Accepted<Answer<EvmSigned>> _ ->
          output.refuse(
              context.out(),
              Refusal.of(
                  ConsoleRefusal.SIGNED_ALREADY,
                  "request " + prepared.transaction().request().digest()));
    };
  }
}
