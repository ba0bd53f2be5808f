package dev.treza.console.cli;

import dev.treza.console.ConsoleException;
import dev.treza.console.link.KnownEnclave;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.protocol.WalletRequest;
import dev.treza.fleet.protocol.WalletReview;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `wallet generate`: asks for a new wallet; with `--approve` the officer at this computer says yes
/// to it in the same step.
@Command(
    name = "generate",
    mixinStandardHelpOptions = true,
    description =
        "Make a wallet whose key is born inside the enclave; with --derivation below its seed.")
final class WalletGenerateCommand implements Callable<Integer> {
  private final CommandContext context;

  @Option(names = "--approve", description = "approve it with the credential on this computer")
  private boolean approve;

  @Mixin private final WalletOptions options = new WalletOptions();
  @Mixin private final PathInput path = new PathInput();
  @Mixin private final EnclaveInput enclave = new EnclaveInput();
  @Mixin private final Output output = new Output();

  WalletGenerateCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws ConsoleException, UnreadableInputException, InterruptedException {
    KnownEnclave known = enclave.find(context.fleet());
    WalletRequest request =
        new WalletRequest(
            known.head(),
            options.blockchain(),
            options.network(),
            options.purpose(),
            path.path(),
            options.metadata(),
            context.desk().nonce());
    return switch (approvals(known, request)) {
      case Outcome.Refused<List<String>>(Refusal refusal) ->
          output.refuse(context.out(), refusal).number();
      case Outcome.Accepted<List<String>>(List<String> approvals) ->
          new WalletAnswer(context, output, known)
              .show(context.fleet().link(known).generateWallet(request, approvals))
              .number();
    };
  }

  private Outcome<List<String>> approvals(KnownEnclave known, WalletRequest request)
      throws ConsoleException, InterruptedException {
    if (!approve) {
      return Outcome.accepted(List.of());
    }
    return switch (context.inForce(known)) {
      case Outcome.Refused<KnownEnclave>(Refusal refusal) -> Outcome.refused(refusal);
      case Outcome.Accepted<KnownEnclave>(KnownEnclave ruled) ->
          context
              .desk()
              .approve(ruled.charter(), request, WalletReview.of(request), List.of())
              .map(List::of);
    };
  }
}
