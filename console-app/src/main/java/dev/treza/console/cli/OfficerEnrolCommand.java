package dev.treza.console.cli;

import dev.treza.console.ConsoleException;
import dev.treza.console.credential.CredentialChoice;
import dev.treza.console.credential.CredentialRefusal;
import dev.treza.console.store.AtomicFiles;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Ids;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Realm;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.charter.CredentialKind;
import dev.treza.fleet.charter.Enrolment;
import dev.treza.fleet.charter.Role;
import dev.treza.fleet.jws.JwsSigner;
import dev.treza.fleet.jws.ReceiveKey;
import dev.treza.fleet.jws.SigningException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `officer enrol`: writes what administrators need to name this person in a charter.
@Command(
    name = "enrol",
    mixinStandardHelpOptions = true,
    description = "Write your enrolment, signed with your own credential.")
final class OfficerEnrolCommand implements Callable<Integer> {
  private final CommandContext context;

  @Option(
      names = "--id",
      required = true,
      paramLabel = "ID",
      description = "your id in the charter")
  private String id = "";

  @Option(
      names = "--role",
      required = true,
      paramLabel = "ROLE",
      description =
          "what you ask to be: administrator, initiator, approver, custodian, witness; may be"
              + " repeated")
  private List<String> roles = new ArrayList<>();

  @Option(
      names = "--realm",
      paramLabel = "REALM",
      description = "where the charter is: nitro, or simulated:DIGEST; default nitro")
  private String realm = Realm.NITRO.text();

  @Option(
      names = "--receive",
      paramLabel = "HEX",
      description = "a custodian's X25519 key, to which his share will be sealed")
  private Optional<String> receive = Optional.empty();

  @Option(names = "--air-gapped", description = "this computer has no network and never will")
  private boolean airGapped;

  @Option(names = "--output", required = true, paramLabel = "FILE", description = "where to")
  private Path file = Path.of("");

  @Mixin private final Output output = new Output();

  OfficerEnrolCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws ConsoleException, UnreadableInputException {
    if (!Ids.valid(id)) {
      throw new UnreadableInputException("--id takes lower-case letters, digits and dashes");
    }
    Set<Role> wished = roles();
    Realm where = realm();
    Optional<CredentialChoice> choice = context.own().credential().chosen();
    if (choice.isEmpty()) {
      return output
          .refuse(context.out(), Refusal.of(CredentialRefusal.NONE, "nothing is chosen"))
          .number();
    }
    return switch (receiveKey()) {
      case Outcome.Refused<Optional<ReceiveKey>>(Refusal refusal) ->
          output.refuse(context.out(), refusal).number();
      case Outcome.Accepted<Optional<ReceiveKey>>(Optional<ReceiveKey> key) ->
          enrol(
                  new Enrolment(
                      where,
                      id,
                      choice.get().name(),
                      wished,
                      airGapped ? CredentialKind.AIR_GAPPED : choice.get().kind(),
                      choice.get().key(),
                      key))
              .number();
    };
  }

  private ExitCode enrol(Enrolment enrolment) throws ConsoleException {
    return switch (context.desk().credential().unlock(enrolment.realm())) {
      case Outcome.Refused<JwsSigner>(Refusal refusal) -> output.refuse(context.out(), refusal);
      case Outcome.Accepted<JwsSigner>(JwsSigner signer) -> signed(enrolment, signer);
    };
  }

  private ExitCode signed(Enrolment enrolment, JwsSigner signer) throws ConsoleException {
    try {
      AtomicFiles.publish(file.toAbsolutePath(), Bytes.utf8(enrolment.sign(signer) + "\n"));
    } catch (SigningException fault) {
      return output.refuse(
          context.out(),
          fault
              .refusal()
              .orElseGet(
                  () -> Refusal.of(CredentialRefusal.LOCKED, String.valueOf(fault.getMessage()))));
    }
    EnrolmentOutput shown = new EnrolmentOutput(enrolment);
    output.print(context.out(), shown::lines, shown::json);
    return ExitCode.DONE;
  }

  private Set<Role> roles() throws UnreadableInputException {
    Set<Role> wished = new HashSet<>();
    for (String role : roles) {
      wished.add(
          Role.parse(role)
              .orElseThrow(() -> new UnreadableInputException("there is no role " + role)));
    }
    return wished;
  }

  private Realm realm() throws UnreadableInputException {
    return Realm.parse(realm)
        .orElseThrow(
            () -> new UnreadableInputException("--realm takes nitro, or simulated:DIGEST"));
  }

  private Outcome<Optional<ReceiveKey>> receiveKey() throws UnreadableInputException {
    if (receive.isEmpty()) {
      return Outcome.accepted(Optional.empty());
    }
    if (!receive.get().matches("[0-9a-f]{64}")) {
      throw new UnreadableInputException("--receive takes 32 bytes in lower-case hexadecimal");
    }
    return ReceiveKey.of(Bytes.hex(receive.get())).map(Optional::of);
  }
}
