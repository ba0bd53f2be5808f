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
import dev.treza.fleet.protocol.KmsBlob;
import dev.treza.fleet.wallet.Wallet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `wallet import`: hands a key from a file or pipe to the import program, which is a process of
/// its own, and the approvals of the officers to it; or sends a blob that KMS encrypted to the
/// enclave. The key is never in this process.
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = "Take a key that was made elsewhere into the enclave; it is held until released.",
    footer = {
      "",
      "A key that is encrypted under a KMS key of your own, in the region of the enclave's sealing",
      "key, is imported without ever being on this computer. Its owner encrypts it with",
      "",
      "  aws kms encrypt --key-id ARN --plaintext fileb://key.bin \\",
      "    --encryption-context root=DIGEST,namespace=NAME,kind=wallet-import \\",
      "    --query CiphertextBlob --output text | base64 --decode > key.blob",
      "",
      "where key.bin holds its 32 bytes; wallet import --enclave ID --kms-key ARN prints this with",
      "the values of the enclave. The enclave's parent role needs kms:Decrypt on that key: under the",
      "condition that is printed too, or the parent instance can open the blob as well."
    })
final class WalletImportCommand implements Callable<Integer> {
  private final CommandContext context;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "FILE",
      description = "file or pipe that holds the key; - for standard input")
  private Optional<String> file = Optional.empty();

  @Option(
      names = "--passphrase",
      paramLabel = "FILE",
      description = "file or pipe that holds the passphrase of BIP-39 words or of a keystore")
  private Optional<String> passphrase = Optional.empty();

  @Mixin private final KmsBlobInput blob = new KmsBlobInput();
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
    if (file.isPresent() == blob.given() || (blob.given() && passphrase.isPresent())) {
      throw new UnreadableInputException("name the FILE of a key, or --kms-key and --kms-blob");
    }
    KnownEnclave known = enclave.find(context.fleet());
    if (blob.asksForCommand()) {
      EncryptionCommand command = new EncryptionCommand(known, blob.key());
      output.print(context.out(), command::lines, command::json);
      return ExitCode.DONE.number();
    }
    Outcome<Answer<Wallet>> outcome =
        file.isPresent() ? imported(known, file.get()) : importedBlob(known);
    return new WalletAnswer(context, output, known).show(outcome).number();
  }

  private Outcome<Answer<Wallet>> importedBlob(KnownEnclave known)
      throws ConsoleException, UnreadableInputException, InterruptedException {
    KmsBlob sent = blob.blob();
    List<String> given = approvals.given();
    ImportRequest request =
        new ImportRequest(
            known.head(),
            options.blockchain(),
            options.network(),
            blob.publicKey(),
            path.path(),
            options.purpose(),
            options.metadata(),
            number.nonce(context),
            Optional.of(sent.named()));
    ImportApproval approval = approval(known);
    approval.tell(request);
    return switch (approval.all(request, given)) {
      case Outcome.Refused<List<String>>(Refusal refusal) -> Outcome.refused(refusal);
      case Outcome.Accepted<List<String>>(List<String> all) ->
          context.fleet().link(known).importBlob(request, sent, all);
    };
  }

  private ImportApproval approval(KnownEnclave known) {
    return new ImportApproval(context, known, approvals.approve());
  }

  private Outcome<Answer<Wallet>> imported(KnownEnclave known, String key)
      throws ConsoleException, UnreadableInputException, InterruptedException {
    ImportWish wish = wish(key);
    List<String> given = approvals.given();
    KeyImports imports = new ProgramImports(context.fleet(), context.imports());
    try (TerminalEcho _ = TerminalEcho.off(context, key)) {
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

  private ImportWish wish(String key) throws UnreadableInputException {
    long pid = ProcessHandle.current().pid();
    return new ImportWish(
        options.blockchain(),
        options.network(),
        path.path(),
        options.purpose(),
        options.metadata(),
        number.nonce(context),
        KeySource.path(key, pid),
        passphrase.map(named -> KeySource.path(named, pid)));
  }

  private Outcome<Answer<Wallet>> approved(KnownEnclave known, OpenImport open, List<String> given)
      throws ConsoleException, InterruptedException {
    ImportApproval approval = approval(known);
    approval.tell(open.request());
    return switch (approval.all(open.request(), given)) {
      case Outcome.Refused<List<String>>(Refusal refusal) -> Outcome.refused(refusal);
      case Outcome.Accepted<List<String>>(List<String> all) -> open.approve(all);
    };
  }
}
