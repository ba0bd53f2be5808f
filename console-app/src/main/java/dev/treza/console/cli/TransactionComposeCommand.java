package dev.treza.console.cli;

import dev.treza.console.ConsoleException;
import dev.treza.console.compose.Composer;
import dev.treza.console.compose.Composition;
import dev.treza.console.compose.Payment;
import dev.treza.console.compose.Replacement;
import dev.treza.console.compose.Replacement.Kind;
import dev.treza.console.compose.Sent;
import dev.treza.console.link.KnownEnclave;
import dev.treza.console.store.AtomicFiles;
import dev.treza.console.store.SignedFile;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.chain.evm.EvmAddress;
import dev.treza.fleet.wallet.Wallet;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `transaction compose`: writes the fields of a transaction, with what the user's node knows.
@Command(
    name = "compose",
    mixinStandardHelpOptions = true,
    description = "Write the fields of a transaction; nonce, gas and fees come from your node.")
final class TransactionComposeCommand implements Callable<Integer> {
  private final CommandContext context;

  @Option(names = "--enclave", paramLabel = "ID", description = "an enclave this computer knows")
  private Optional<String> enclave = Optional.empty();

  @Option(names = "--wallet", paramLabel = "ID", description = "the wallet that is to pay")
  private Optional<String> wallet = Optional.empty();

  @Option(
      names = "--network",
      paramLabel = "NAME",
      description = "where, if the wallet is for more than one network with a node")
  private Optional<String> network = Optional.empty();

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "where to write the fields, for transaction propose --file")
  private Optional<Path> file = Optional.empty();

  @Mixin private final WishInput wish = new WishInput();
  @Mixin private final ReplacementInput replacement = new ReplacementInput();
  @Mixin private final Output output = new Output();

  TransactionComposeCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws ConsoleException, UnreadableInputException, InterruptedException {
    Optional<Kind> kind = replacement.kind();
    return switch (kind.isPresent() ? replaced(kind.get()) : composed()) {
      case Outcome.Refused<CompositionOutput>(Refusal refusal) ->
          output.refuse(context.out(), refusal).number();
      case Outcome.Accepted<CompositionOutput>(CompositionOutput shown) -> {
        if (file.isPresent()) {
          Bytes line = shown.composition().encoded().concat(Bytes.utf8("\n"));
          AtomicFiles.write(file.get().toAbsolutePath(), line);
        }
        output.print(context.out(), () -> shown.lines(file), shown::json);
        yield ExitCode.DONE.number();
      }
    };
  }

  private Outcome<CompositionOutput> composed()
      throws ConsoleException, UnreadableInputException, InterruptedException {
    String enclaveId = required("--enclave", enclave);
    String walletId = required("--wallet", wallet);
    KnownEnclave pinned = EnclaveInput.find(context.fleet(), enclaveId);
    return switch (context.inForce(pinned)) {
      case Outcome.Refused<KnownEnclave>(Refusal refusal) -> Outcome.refused(refusal);
      case Outcome.Accepted<KnownEnclave>(KnownEnclave known) -> composed(known, walletId);
    };
  }

  private Outcome<CompositionOutput> composed(KnownEnclave known, String walletId)
      throws ConsoleException, UnreadableInputException, InterruptedException {
    Outcome<List<Wallet>> wallets = context.fleet().link(known).wallets();
    return switch (wallets.then(all -> Prepared.wallet(known, all, walletId))) {
      case Outcome.Refused<Wallet>(Refusal refusal) -> Outcome.refused(refusal);
      case Outcome.Accepted<Wallet>(Wallet found) -> composed(known, found);
    };
  }

  private Outcome<CompositionOutput> composed(KnownEnclave known, Wallet payer)
      throws ConsoleException, UnreadableInputException, InterruptedException {
    EvmAddress from = EvmAddress.ofPublicKey(payer.publicKey());
    Outcome<Payment> payment =
        NetworkChoice.of(payer, network, context.nodes())
            .then(chosen -> wish.wish().read(chosen, from, known.charter().addressBook()));
    return switch (payment) {
      case Outcome.Refused<Payment>(Refusal refusal) -> Outcome.refused(refusal);
      case Outcome.Accepted<Payment>(Payment wanted) -> {
        context.progress("asking the node of " + wanted.network().name());
        Outcome<Composition> composition =
            context.nodes().ask(wanted.network(), node -> new Composer(node).compose(wanted));
        yield composition.map(done -> new CompositionOutput(done, known.id(), payer.id()));
      }
    };
  }

  private Outcome<CompositionOutput> replaced(Kind kind)
      throws ConsoleException, UnreadableInputException, InterruptedException {
    if (wish.says() || enclave.or(() -> wallet).or(() -> network).isPresent()) {
      throw new UnreadableInputException("a replacement takes no options but --fee and --output");
    }
    return switch (RequestInput.find(context.signed(), replacement.request())) {
      case Outcome.Refused<SignedFile>(Refusal refusal) -> Outcome.refused(refusal);
      case Outcome.Accepted<SignedFile>(SignedFile earlier) -> replaced(kind, earlier);
    };
  }

  private Outcome<CompositionOutput> replaced(Kind kind, SignedFile earlier)
      throws ConsoleException, InterruptedException {
    return switch (Sent.parse(earlier.raw())) {
      case Outcome.Refused<Sent>(Refusal refusal) -> Outcome.refused(refusal);
      case Outcome.Accepted<Sent>(Sent sent) -> {
        Replacement wanted = new Replacement(kind, earlier.request(), sent, wish.level());
        context.progress("asking the node of " + sent.network().name());
        Outcome<Composition> composition =
            context.nodes().ask(sent.network(), node -> new Composer(node).replace(wanted));
        yield composition.map(
            done -> new CompositionOutput(done, earlier.enclave(), earlier.wallet()));
      }
    };
  }

  private static String required(String option, Optional<String> value)
      throws UnreadableInputException {
    return value.orElseThrow(() -> new UnreadableInputException(option + " is missing"));
  }
}
