package dev.treza.console.cli;

import dev.treza.console.ConsoleException;
import dev.treza.console.credential.CredentialRefusal;
import dev.treza.console.link.Attestation;
import dev.treza.console.link.KnownEnclave;
import dev.treza.console.store.AtomicFiles;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.audit.AuditRefusal;
import dev.treza.fleet.audit.SignedHead;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.jws.JwsSigner;
import dev.treza.fleet.jws.SigningException;
import dev.treza.fleet.protocol.AuditPosition;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `audit head`: attests an enclave and signs where its log stands, so that nobody can cut the log
/// off there later.
@Command(
    name = "head",
    mixinStandardHelpOptions = true,
    description = "Sign where the audit log of an enclave stands now.")
final class AuditHeadCommand implements Callable<Integer> {
  private final CommandContext context;

  @Option(names = "--output", required = true, paramLabel = "FILE", description = "where to")
  private Path file = Path.of("");

  @Mixin private final EnclaveInput enclave = new EnclaveInput();
  @Mixin private final Output output = new Output();

  AuditHeadCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws ConsoleException, UnreadableInputException, InterruptedException {
    KnownEnclave known = enclave.find(context.fleet());
    return switch (context.fleet().link(known).attest().then(AuditHeadCommand::position)) {
      case Outcome.Refused<AuditPosition>(Refusal refusal) ->
          output.refuse(context.out(), refusal).number();
      case Outcome.Accepted<AuditPosition>(AuditPosition position) ->
          sign(known, position).number();
    };
  }

  private static Outcome<AuditPosition> position(Attestation attestation) {
    Optional<Refusal> refusal = attestation.refusal();
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    return attestation
        .statement()
        .flatMap(statement -> statement.audit())
        .map(Outcome::accepted)
        .orElseGet(() -> Outcome.refused(AuditRefusal.INCOMPLETE, "the log has not begun"));
  }

  private ExitCode sign(KnownEnclave known, AuditPosition position) throws ConsoleException {
    return switch (context.desk().credential().under(known.root()).unlock(known.realm())) {
      case Outcome.Refused<JwsSigner>(Refusal refusal) -> output.refuse(context.out(), refusal);
      case Outcome.Accepted<JwsSigner>(JwsSigner signer) -> signed(known, position, signer);
    };
  }

  private ExitCode signed(KnownEnclave known, AuditPosition position, JwsSigner signer)
      throws ConsoleException {
    Instant now = Instant.ofEpochMilli(context.clock().millis());
    try {
      String jws = new SignedHead(known.realm(), known.charterRoot(), position, now).sign(signer);
      AtomicFiles.publish(file.toAbsolutePath(), Bytes.utf8(jws + "\n"));
    } catch (SigningException fault) {
      return output.refuse(
          context.out(),
          fault
              .refusal()
              .orElseGet(
                  () -> Refusal.of(CredentialRefusal.LOCKED, String.valueOf(fault.getMessage()))));
    }
    EnclaveOutput shown = new EnclaveOutput(known);
    output.print(
        context.out(),
        () ->
            shown.lines(
                List.of(
                    "  the log stands at entry " + position.sequence() + " " + position.head(),
                    "  signed to " + file)),
        () -> {
          JsonObject.Builder json = shown.json().text("file", file.toString());
          position.writeTo(json);
          return json.build();
        });
    return ExitCode.DONE;
  }
}
