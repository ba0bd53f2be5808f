package dev.treza.console.cli;

import dev.treza.console.ConsoleException;
import dev.treza.console.ConsoleRefusal;
import dev.treza.console.link.Answer;
import dev.treza.console.link.KnownEnclave;
import dev.treza.console.link.RunState;
import dev.treza.console.link.keyimport.ImportSession;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Realm;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.RefusalId;
import dev.treza.fleet.protocol.ImportAnswer;
import dev.treza.fleet.protocol.ImportJob;
import dev.treza.fleet.protocol.ImportRequest;
import dev.treza.fleet.protocol.ImportReview;
import dev.treza.fleet.refusals.Refusals;
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
      throws ConsoleException, UnreadableInputException {
    return switch (context.fleet().state(known)) {
      case RunState.Stopped() -> Outcome.refused(ConsoleRefusal.STOPPED, known.id());
      case RunState.Died(Refusal refusal) -> Outcome.refused(refusal);
      case RunState.Running(String host, int port) -> {
        ImportJob job = job(known, host, port);
        List<String> given = approvals.given();
        try (TerminalEcho _ = TerminalEcho.off(context, file);
            ImportSession session = context.imports().start()) {
          yield answer(session.begin(job), known, job, given, session);
        }
      }
    };
  }

  private ImportJob job(KnownEnclave known, String host, int port) throws UnreadableInputException {
    long pid = ProcessHandle.current().pid();
    Optional<Bytes> anchor =
        switch (known.realm()) {
          case Realm.Nitro() -> Optional.empty();
          case Realm.Simulated _ -> Optional.of(known.anchor().der());
        };
    return new ImportJob(
        known.id(),
        anchor,
        known.measurements().sets(),
        known.root().encoded(),
        host,
        port,
        options.blockchain(),
        options.network(),
        path.path(),
        options.purpose(),
        options.metadata(),
        number.nonce(context),
        KeySource.path(file, pid),
        passphrase.map(named -> KeySource.path(named, pid)));
  }

  private Outcome<Answer<Wallet>> answer(
      ImportAnswer answer,
      KnownEnclave known,
      ImportJob job,
      List<String> given,
      ImportSession session)
      throws ConsoleException {
    return switch (answer) {
      case ImportAnswer.No no -> Outcome.refused(refusal(no));
      case ImportAnswer.Missing(var reply) -> Outcome.accepted(new Answer.Missing<>(reply));
      case ImportAnswer.Done(Wallet wallet, String receipt) ->
          Outcome.accepted(new Answer.Done<>(wallet, receipt));
      case ImportAnswer.Asks asks -> {
        ImportRequest request = request(known, job, asks);
        tell(request);
        yield switch (signed(known, request, given)) {
          case Outcome.Refused<List<String>>(Refusal refusal) -> Outcome.refused(refusal);
          case Outcome.Accepted<List<String>>(List<String> all) ->
              answer(session.approve(all), known, job, all, session);
        };
      }
    };
  }

  /// Made here anew, so that what is approved is what was asked for on this command line.
  private static ImportRequest request(KnownEnclave known, ImportJob job, ImportAnswer.Asks asks)
      throws ConsoleException {
    ImportRequest request =
        new ImportRequest(
            known.head(),
            job.blockchain(),
            job.network(),
            asks.publicKey(),
            asks.path(),
            job.purpose(),
            job.metadata(),
            job.nonce());
    if (!request.digest().equals(asks.request())) {
      throw new ConsoleException(ConsoleRefusal.KEY_IMPORT_DIED, "it asks for another request");
    }
    return request;
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

  private static Refusal refusal(ImportAnswer.No no) throws ConsoleException {
    Optional<RefusalId> id =
        Refusals.all().stream().filter(known -> known.id().equals(no.id())).findFirst();
    if (id.isEmpty()) {
      throw new ConsoleException(ConsoleRefusal.KEY_IMPORT_DIED, "it refuses as " + no.id());
    }
    return new Refusal(id.get(), no.detail(), no.place());
  }
}
