package dev.treza.console.cli;

import dev.treza.console.ConsoleException;
import dev.treza.console.link.KnownEnclave;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.wallet.Wallet;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `wallet list`.
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "List the wallets of an enclave.")
final class WalletListCommand implements Callable<Integer> {
  private final CommandContext context;

  @Mixin private final EnclaveInput enclave = new EnclaveInput();
  @Mixin private final Output output = new Output();

  WalletListCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws ConsoleException, UnreadableInputException, InterruptedException {
    KnownEnclave known = enclave.find(context.fleet());
    return switch (context.fleet().link(known).wallets()) {
      case Outcome.Refused<List<Wallet>>(Refusal refusal) ->
          output.refuse(context.out(), refusal).number();
      case Outcome.Accepted<List<Wallet>>(List<Wallet> wallets) -> {
        WalletOutput shown = new WalletOutput(new EnclaveOutput(known), wallets);
        output.print(context.out(), shown::lines, shown::json);
        yield ExitCode.DONE.number();
      }
    };
  }
}
