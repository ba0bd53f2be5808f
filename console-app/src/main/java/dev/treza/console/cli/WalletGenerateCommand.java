package dev.treza.console.cli;

import dev.treza.console.ConsoleException;
import dev.treza.console.link.Answer;
import dev.treza.console.link.KnownEnclave;
import dev.treza.fleet.Blockchain;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.protocol.PendingReply;
import dev.treza.fleet.protocol.WalletRequest;
import dev.treza.fleet.protocol.WalletReview;
import dev.treza.fleet.wallet.Wallet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `wallet generate`: asks for a new wallet; with `--approve` the officer at this computer says yes
/// to it in the same step.
@Command(
    name = "generate",
    mixinStandardHelpOptions = true,
    description = "Make a wallet whose key is born inside the enclave.")
final class WalletGenerateCommand implements Callable<Integer> {
  private final CommandContext context;

  @Option(names = "--blockchain", paramLabel = "NAME", description = "such as ethereum (default)")
  private Blockchain blockchain = Blockchain.ETHEREUM;

  @Option(names = "--network", paramLabel = "MODE", description = "local, testnet or mainnet")
  private NetworkMode network = NetworkMode.TESTNET;

  @Option(names = "--purpose", paramLabel = "TEXT", description = "what people call the wallet")
  private Optional<String> purpose = Optional.empty();

  @Option(names = "--approve", description = "approve it with the credential on this computer")
  private boolean approve;

  @Mixin private final EnclaveInput enclave = new EnclaveInput();
  @Mixin private final Output output = new Output();

  WalletGenerateCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws ConsoleException, UnreadableInputException, InterruptedException {
    KnownEnclave known = enclave.find(context.fleet());
    WalletRequest request =
        new WalletRequest(known.head(), blockchain, network, purpose, context.desk().nonce());
    return switch (approvals(known, request)) {
      case Outcome.Refused<List<String>>(Refusal refusal) ->
          output.refuse(context.out(), refusal).number();
      case Outcome.Accepted<List<String>>(List<String> approvals) ->
          show(known, context.fleet().link(known).generateWallet(request, approvals)).number();
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

  private ExitCode show(KnownEnclave known, Outcome<Answer<Wallet>> outcome) {
    EnclaveOutput of = new EnclaveOutput(known);
    return switch (outcome) {
      case Outcome.Refused<Answer<Wallet>>(Refusal refusal) ->
          output.refuse(context.out(), refusal);
      case Outcome.Accepted<Answer<Wallet>>(Answer.Missing<Wallet>(PendingReply missing)) -> {
        PendingOutput shown = new PendingOutput(of, missing);
        output.print(context.out(), shown::lines, shown::json);
        yield ExitCode.APPROVALS_MISSING;
      }
      case Outcome.Accepted<Answer<Wallet>>(Answer.Done<Wallet>(Wallet wallet, String receipt)) -> {
        WalletOutput shown = new WalletOutput(of, List.of(wallet));
        output.print(
            context.out(),
            shown::lines,
            () -> of.json().object("wallet", wallet.toJson()).text("receipt", receipt).build());
        yield ExitCode.DONE;
      }
    };
  }
}
