package dev.treza.console.cli;

import dev.treza.console.ConsoleException;
import dev.treza.console.link.KnownEnclave;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.attestation.TrustAnchor;
import dev.treza.fleet.audit.PinnedRoot;
import dev.treza.fleet.protocol.AuditPosition;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `audit verify`: judges an exported log, without a network.
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = "Verify an exported audit log, without a network.")
final class AuditVerifyCommand implements Callable<Integer> {
  /// Which root charter is believed.
  static final class Root {
    @Option(
        names = "--enclave",
        paramLabel = "ID",
        description = "the root this computer pinned for that enclave")
    private Optional<String> enclave = Optional.empty();

    @Option(
        names = "--charter-root",
        paramLabel = "HEX",
        description = "digest of the root charter, as somebody you trust told it")
    private Optional<String> digest = Optional.empty();
  }

  private final CommandContext context;

  @Parameters(paramLabel = "FILE", description = "as `audit export` writes it")
  private Path file = Path.of("");

  @ArgGroup(multiplicity = "1")
  private final Root root = new Root();

  @Option(
      names = "--receipt",
      paramLabel = "FILE",
      description = "a receipt you were given: the log must hold it, and all before it")
  private Optional<Path> receipt = Optional.empty();

  @Option(
      names = "--head",
      paramLabel = "FILE",
      description = "what `audit head` signed: the log must reach it")
  private Optional<Path> head = Optional.empty();

  @Mixin private final AnchorInput anchor = new AnchorInput();
  @Mixin private final Output output = new Output();

  AuditVerifyCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws ConsoleException, UnreadableInputException {
    if (receipt.isPresent() && head.isPresent()) {
      throw new UnreadableInputException("name one of --receipt and --head");
    }
    return switch (pinned()) {
      case Outcome.Refused<PinnedRoot>(Refusal refusal) ->
          output.refuse(context.out(), refusal).number();
      case Outcome.Accepted<PinnedRoot>(PinnedRoot pinned) -> verify(pinned).number();
    };
  }

  private ExitCode verify(PinnedRoot pinned) throws UnreadableInputException {
    AuditLogFile log = new AuditLogFile(file, pinned);
    return switch (named(log)) {
      case Outcome.Refused<Optional<AuditPosition>>(Refusal refusal) ->
          output.refuse(context.out(), refusal);
      case Outcome.Accepted<Optional<AuditPosition>>(Optional<AuditPosition> named) ->
          show(pinned, log.verify(named));
    };
  }

  private ExitCode show(PinnedRoot pinned, Outcome<AuditLogFile.Verified> outcome) {
    return switch (outcome) {
      case Outcome.Refused<AuditLogFile.Verified>(Refusal refusal) ->
          output.refuse(context.out(), refusal);
      case Outcome.Accepted<AuditLogFile.Verified>(AuditLogFile.Verified verified) -> {
        AuditLogOutput shown = new AuditLogOutput(pinned, verified);
        output.print(context.out(), shown::lines, shown::json);
        yield ExitCode.DONE;
      }
    };
  }

  private Outcome<Optional<AuditPosition>> named(AuditLogFile log) throws UnreadableInputException {
    if (receipt.isPresent()) {
      return AuditLogFile.receipt(text(receipt.get())).map(Optional::of);
    }
    return head.isPresent()
        ? log.head(text(head.get())).map(Optional::of)
        : Outcome.accepted(Optional.empty());
  }

  private static String text(Path file) throws UnreadableInputException {
    return new String(InputFile.read(file).toArray(), StandardCharsets.UTF_8).strip();
  }

  private Outcome<PinnedRoot> pinned() throws ConsoleException, UnreadableInputException {
    if (root.enclave.isPresent()) {
      KnownEnclave known = EnclaveInput.find(context.fleet(), root.enclave.get());
      return Outcome.accepted(new PinnedRoot(known.anchor(), known.charterRoot()));
    }
    String hex = root.digest.orElse("");
    if (!hex.matches("[0-9a-f]{64}")) {
      throw new UnreadableInputException("--charter-root takes 64 lower-case hexadecimal digits");
    }
    Digest digest = new Digest(Bytes.hex(hex));
    return switch (anchor.read()) {
      case Outcome.Refused<TrustAnchor>(Refusal refusal) -> Outcome.refused(refusal);
      case Outcome.Accepted<TrustAnchor>(TrustAnchor trusted) ->
          Outcome.accepted(new PinnedRoot(trusted, digest));
    };
  }
}
