package dev.treza.console.cli;

import dev.treza.console.ConsoleException;
import dev.treza.console.link.Answer;
import dev.treza.console.link.Attestation;
import dev.treza.console.link.EnclaveLink;
import dev.treza.console.link.KnownEnclave;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.protocol.ReleaseRequest;
import dev.treza.fleet.protocol.ReleaseReview;
import dev.treza.fleet.wallet.EvmCounters;
import dev.treza.fleet.wallet.Wallet;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `wallet release`: lets a held key sign, if the ceremony quorum says so.
@Command(
    name = "release",
    mixinStandardHelpOptions = true,
    description = "Let a held key sign, with the counters from which it goes on.")
final class WalletReleaseCommand implements Callable<Integer> {
  private final CommandContext context;

  @Option(names = "--wallet", required = true, paramLabel = "ID", description = "the held wallet")
  private String wallet = "";

  @Option(
      names = "--counter",
      required = true,
      paramLabel = "CHAIN=NONCE",
      description = "the next nonce on a network where it shall sign; repeat for each")
  private Map<BigInteger, BigInteger> counters = new TreeMap<>();

  @Mixin private final NonceInput number = new NonceInput();
  @Mixin private final ApprovalFiles approvals = new ApprovalFiles();
  @Mixin private final Acknowledgement acknowledgement = new Acknowledgement();
  @Mixin private final EnclaveInput enclave = new EnclaveInput();
  @Mixin private final Output output = new Output();

  WalletReleaseCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws ConsoleException, UnreadableInputException, InterruptedException {
    KnownEnclave pinned = enclave.find(context.fleet());
    Outcome<Answer<Wallet>> outcome =
        switch (context.inForce(pinned)) {
          case Outcome.Refused<KnownEnclave>(Refusal refusal) -> Outcome.refused(refusal);
          case Outcome.Accepted<KnownEnclave>(KnownEnclave ruled) -> released(ruled);
        };
    return new WalletAnswer(context, output, pinned).show(outcome).number();
  }

  private Outcome<Answer<Wallet>> released(KnownEnclave known)
      throws ConsoleException, UnreadableInputException, InterruptedException {
    EnclaveLink link = context.fleet().link(known);
    List<String> given = approvals.given();
    EvmCounters next = counters();
    return switch (link.wallets().then(all -> Prepared.wallet(known, all, wallet))) {
      case Outcome.Refused<Wallet>(Refusal refusal) -> Outcome.refused(refusal);
      case Outcome.Accepted<Wallet>(Wallet held) -> {
        ReleaseRequest request =
            new ReleaseRequest(known.head(), held, next, number.nonce(context));
        context.progress("request " + request.digest() + ", number " + request.nonce().hex());
        yield switch (signed(known, link, request, given)) {
          case Outcome.Refused<List<String>>(Refusal refusal) -> Outcome.refused(refusal);
          case Outcome.Accepted<List<String>>(List<String> all) -> link.release(request, all);
        };
      }
    };
  }

  private EvmCounters counters() throws UnreadableInputException {
    try {
      return new EvmCounters(new TreeMap<>(counters));
    } catch (IllegalArgumentException wrong) {
      throw new UnreadableInputException("--counter: " + wrong.getMessage());
    }
  }

  private Outcome<List<String>> signed(
      KnownEnclave known, EnclaveLink link, ReleaseRequest request, List<String> given)
      throws ConsoleException, InterruptedException {
    if (!approvals.approve()) {
      return Outcome.accepted(given);
    }
    return switch (acknowledgement.all(ReleaseReview.of(request))) {
      case Outcome.Refused<List<String>>(Refusal refusal) -> Outcome.refused(refusal);
      case Outcome.Accepted<List<String>>(List<String> risks) ->
          switch (link.attest().then(Attestation::boot)) {
            case Outcome.Refused<Digest>(Refusal refusal) -> Outcome.refused(refusal);
            case Outcome.Accepted<Digest>(Digest boot) ->
                context
                    .desk()
                    .release(known.charter(), request, boot, risks)
                    .map(own -> with(given, own));
          };
    };
  }

  private static List<String> with(List<String> given, String own) {
    List<String> all = new ArrayList<>(given);
    all.add(own);
    return all;
  }
}
