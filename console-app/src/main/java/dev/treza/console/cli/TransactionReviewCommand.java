package dev.treza.console.cli;

import dev.treza.console.ConsoleException;
import dev.treza.console.store.AtomicFiles;
import dev.treza.console.transactions.TransactionText;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.protocol.ReviewHints;
import dev.treza.fleet.protocol.SignCall;
import dev.treza.fleet.protocol.TransactionInput;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `transaction review`, and `propose` if an output file is named: shows what the transaction does,
/// compared with what the enclave reads in it.
@Command(
    name = "review",
    aliases = "propose",
    mixinStandardHelpOptions = true,
    description = "Show what a transaction does; with --output, write the proposal to hand on.")
final class TransactionReviewCommand implements Callable<Integer> {
  private static final int NONCE_BITS = 64;

  private final CommandContext context;

  @Option(
      names = "--enclave",
      required = true,
      paramLabel = "ID",
      description = "an enclave this computer knows")
  private String enclave = "";

  @Option(
      names = "--wallet",
      required = true,
      paramLabel = "ID",
      description = "the wallet that is to sign")
  private String wallet = "";

  @Option(
      names = "--file",
      required = true,
      paramLabel = "FILE",
      description =
          "what to sign: an unsigned transaction as bytes, hexadecimal digits, Base64 or a JSON"
              + " object of its fields; a message as {\"text\": ...}; typed data (EIP-712) as JSON")
  private Path file = Path.of("");

  @Option(
      names = "--replaces",
      paramLabel = "HEX",
      description = "the request with the same nonce that this one replaces")
  private Optional<String> replaces = Optional.empty();

  @Option(
      names = "--next-nonce",
      paramLabel = "N",
      description =
          "the next nonce of the account, as transaction compose says; part of the review")
  private Optional<BigInteger> nextNonce = Optional.empty();

  @Option(names = "--output", paramLabel = "FILE", description = "where to write the proposal")
  private Optional<Path> proposal = Optional.empty();

  @Mixin private final Output output = new Output();

  TransactionReviewCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws ConsoleException, UnreadableInputException, InterruptedException {
    return switch (proposed()) {
      case Outcome.Refused<Proposal>(Refusal refusal) ->
          output.refuse(context.out(), refusal).number();
      case Outcome.Accepted<Proposal>(Proposal wanted) -> review(wanted).number();
    };
  }

  private ExitCode review(Proposal wanted)
      throws ConsoleException, UnreadableInputException, InterruptedException {
    return switch (Prepared.of(wanted, context)) {
      case Outcome.Refused<Prepared>(Refusal refusal) -> output.refuse(context.out(), refusal);
      case Outcome.Accepted<Prepared>(Prepared prepared) -> {
        if (proposal.isPresent()) {
          AtomicFiles.write(proposal.get().toAbsolutePath(), wanted.encoded());
        }
        ReviewOutput shown = new ReviewOutput(prepared);
        output.print(context.out(), shown::lines, shown::json);
        yield ExitCode.DONE;
      }
    };
  }

  private Outcome<Proposal> proposed() throws UnreadableInputException {
    Bytes content = InputFile.read(file);
    Optional<Digest> replaced = replaced();
    if (nextNonce
        .filter(nonce -> nonce.signum() < 0 || nonce.bitLength() > NONCE_BITS)
        .isPresent()) {
      throw new UnreadableInputException("--next-nonce is a number of at most 64 bits");
    }
    return TransactionText.read(content).map(input -> proposal(input, replaced));
  }

  private Proposal proposal(TransactionInput input, Optional<Digest> replaced) {
    ReviewHints hints = new ReviewHints(nextNonce, Optional.empty());
    return new Proposal(enclave, new SignCall(wallet, input, replaced, List.of(), hints));
  }

  private Optional<Digest> replaced() throws UnreadableInputException {
    if (replaces.isPresent() && !replaces.get().matches("[0-9a-f]{64}")) {
      throw new UnreadableInputException("--replaces takes a request's digest, 64 digits");
    }
    return replaces.map(Digest::parse);
  }
}
