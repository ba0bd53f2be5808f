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
      throws ConsoleException {
    return approve
        ? context
            .desk()
            .approve(known.root(), request, WalletReview.of(request), List.of())
            .map(List::of)
        : Outcome.accepted(List.of());
  }
}
