package dev.treza.console.cli;

import dev.treza.console.ConsoleException;
import dev.treza.console.link.Answer;
import dev.treza.console.link.KnownEnclave;
import dev.treza.console.link.keyimport.ImportWish;
import dev.treza.console.link.keyimport.KeyImports;
import dev.treza.console.link.keyimport.OpenImport;
import dev.treza.console.link.keyimport.ProgramImports;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.protocol.ImportRequest;
import dev.treza.fleet.protocol.ImportReview;
import dev.treza.fleet.wallet.Wallet;
import dev.treza.fleet.wallet.WalletAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `wallet import`: hands a key from a file or pipe to the import program, which is a process of
/// its own, and the approvals of the officers to it. The key is never in this process.
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = "Take a key that was made elsewhere into the enclave; it is held until released.")
final class WalletImportCommand implements Callable<Integer> {
  private final CommandContext context;

  @Parameters(
      index = "0",
      paramLabel = "FILE",
      description = "file or pipe that holds the key; - for standard input")
  private String file = "";

  @Option(
      names = "--passphrase",
      paramLabel = "FILE",
      description = "file or pipe that holds the passphrase of BIP-39 words or of a keystore")
  private Optional<String> passphrase = Optional.empty();

  @Mixin private final WalletOptions options = new WalletOptions();
  @Mixin private final PathInput path = new PathInput();
  @Mixin private final NonceInput number = new NonceInput();
  @Mixin private final ApprovalFiles approvals = new ApprovalFiles();
  @Mixin private final EnclaveInput enclave = new EnclaveInput();
  @Mixin private final Output output = new Output();

  WalletImportCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws ConsoleException, UnreadableInputException, InterruptedException {
    KnownEnclave known = enclave.find(context.fleet());
    return new WalletAnswer(context, output, known).show(imported(known)).number();
  }

  private Outcome<Answer<Wallet>> imported(KnownEnclave known)
      throws ConsoleException, UnreadableInputException, InterruptedException {
    ImportWish wish = wish();
    List<String> given = approvals.given();
    KeyImports imports = new ProgramImports(context.fleet(), context.imports());
    try (TerminalEcho _ = TerminalEcho.off(context, file)) {
      return switch (imports.begin(known, wish)) {
        case Outcome.Refused<OpenImport>(Refusal refusal) -> Outcome.refused(refusal);
        case Outcome.Accepted<OpenImport>(OpenImport open) -> {
          try (open) {
            yield approved(known, open, given);
          }
        }
      };
    }
  }

  private ImportWish wish() throws UnreadableInputException {
    long pid = ProcessHandle.current().pid();
    return new ImportWish(
        options.blockchain(),
        options.network(),
        path.path(),
        options.purpose(),
        options.metadata(),
        number.nonce(context),
        KeySource.path(file, pid),
        passphrase.map(named -> KeySource.path(named, pid)));
  }

  private Outcome<Answer<Wallet>> approved(KnownEnclave known, OpenImport open, List<String> given)
      throws ConsoleException, InterruptedException {
    tell(open.request());
    return switch (signed(known, open.request(), given)) {
      case Outcome.Refused<List<String>>(Refusal refusal) -> Outcome.refused(refusal);
      case Outcome.Accepted<List<String>>(List<String> all) -> open.approve(all);
    };
  }

  private void tell(ImportRequest request) {
    WalletAddress.of(request.blockchain(), request.publicKey())
        .ifPresent(address -> context.progress("importing the key of " + address));
    context.progress("request " + request.digest() + ", number " + request.nonce().hex());
  }

  private Outcome<List<String>> signed(
      KnownEnclave known, ImportRequest request, List<String> given) throws ConsoleException {
    if (!approvals.approve()) {
      return Outcome.accepted(given);
    }
    return context
        .desk()
        .approve(known.root(), request, ImportReview.of(request), List.of())
        .map(own -> {
          List<String> all = new ArrayList<>(given);
          all.add(own);
          return all;
        });
  }
}
