package dev.treza.console.cli;

import dev.treza.console.ConsoleException;
import dev.treza.console.link.Answer;
import dev.treza.console.link.EnclaveLink;
import dev.treza.console.link.KnownEnclave;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.protocol.SuspensionRequest;
import dev.treza.fleet.protocol.SuspensionSubject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `charter suspend`, `charter lift`, `wallet freeze`, `wallet thaw`: one administrator suspends at
/// once, any officer freezes a wallet at once, the charter's quorum lifts and thaws.
@Command(mixinStandardHelpOptions = true)
abstract sealed class SuspensionCommand implements Callable<Integer> {
  private final CommandContext context;
  private final boolean lift;

  @Mixin private final NonceInput number = new NonceInput();
  @Mixin private final ApprovalFiles approvals = new ApprovalFiles();
  @Mixin private final EnclaveInput enclave = new EnclaveInput();
  @Mixin private final Output output = new Output();

  private SuspensionCommand(CommandContext context, boolean lift) {
    this.context = context;
    this.lift = lift;
  }

  static Object suspending(CommandContext context) {
    return new Suspend(context);
  }

  static Object lifting(CommandContext context) {
    return new Lift(context);
  }

  static Object freezing(CommandContext context) {
    return new Freeze(context);
  }

  static Object thawing(CommandContext context) {
    return new Thaw(context);
  }

  abstract SuspensionSubject subject();

  abstract String id();

  @Override
  public Integer call() throws ConsoleException, UnreadableInputException, InterruptedException {
    List<String> given = approvals.given();
    KnownEnclave pinned = enclave.find(context.fleet());
    SuspensionRequest request =
        new SuspensionRequest(pinned.head(), subject(), id(), lift, number.nonce(context));
    context.progress("request " + request.digest() + ", number " + request.nonce().hex());
    return show(pinned, request, asked(pinned, request, given)).number();
  }

  /// An officer who freezes a wallet or suspends somebody wants that at once: `--approve` is
  /// understood unless approvals were brought.
  private Outcome<Answer<SuspensionRequest>> asked(
      KnownEnclave pinned, SuspensionRequest request, List<String> given)
      throws ConsoleException, InterruptedException {
    EnclaveLink link = context.fleet().link(pinned);
    if (!approvals.approve() && (lift || !given.isEmpty())) {
      return link.suspend(request, given);
    }
    return switch (own(pinned, request)) {
      case Outcome.Refused<String>(Refusal refusal) -> Outcome.refused(refusal);
      case Outcome.Accepted<String>(String jws) -> {
        List<String> all = new ArrayList<>(given);
        all.add(jws);
        yield link.suspend(request, all);
      }
    };
  }

  private Outcome<String> own(KnownEnclave pinned, SuspensionRequest request)
      throws ConsoleException, InterruptedException {
    return switch (context.inForce(pinned)) {
      case Outcome.Refused<KnownEnclave>(Refusal refusal) -> Outcome.refused(refusal);
      case Outcome.Accepted<KnownEnclave>(KnownEnclave ruled) ->
          context.desk().suspend(ruled.charter(), request);
    };
  }

  private ExitCode show(
      KnownEnclave known, SuspensionRequest request, Outcome<Answer<SuspensionRequest>> outcome) {
    EnclaveOutput of = new EnclaveOutput(known);
    return switch (outcome) {
      case Outcome.Refused<Answer<SuspensionRequest>>(Refusal refusal) ->
          output.refuse(context.out(), refusal);
      case Outcome.Accepted<Answer<SuspensionRequest>>(
              Answer.Missing<SuspensionRequest>(var missing)) -> {
        PendingOutput shown = new PendingOutput(of, missing);
        output.print(
            context.out(),
            () -> {
              List<String> lines = new ArrayList<>(shown.lines());
              lines.add("  with --request-number " + request.nonce().hex());
              return lines;
            },
            shown::json);
        yield ExitCode.APPROVALS_MISSING;
      }
      case Outcome.Accepted<Answer<SuspensionRequest>>(
              Answer.Done<SuspensionRequest>(var done, String receipt)) -> {
        String what = done.subject().text() + " " + done.id();
        output.print(
            context.out(),
            () ->
                of.lines(
                    List.of(
                        done.lift()
                            ? what + " may act again"
                            : what + " is suspended from now on")),
            () -> of.json().digest("request", done.digest()).text("receipt", receipt).build());
        yield ExitCode.DONE;
      }
    };
  }

  /// Names whom it is about.
  private abstract static sealed class OfAnybody extends SuspensionCommand {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
        index = "0",
        paramLabel = "officer|client|wallet",
        description = "what is suspended or lifted")
    private String subject = "";

    @Parameters(index = "1", paramLabel = "ID", description = "its id")
    private String id = "";

    private OfAnybody(CommandContext context, boolean lift) {
      super(context, lift);
    }

    @Override
    SuspensionSubject subject() {
      return SuspensionSubject.parse(subject)
          .orElseThrow(() ->
              new picocli.CommandLine.ParameterException(
                  spec.commandLine(), "suspend or lift an officer, client or wallet"));
    }

    @Override
    String id() {
      return id;
    }
  }

  @Command(name = "suspend", description = "Suspend an officer, client or wallet at once.")
  private static final class Suspend extends OfAnybody {
    Suspend(CommandContext context) {
      super(context, false);
    }
  }

  @Command(name = "lift", description = "Let an officer, client or wallet act again, by quorum.")
  private static final class Lift extends OfAnybody {
    Lift(CommandContext context) {
      super(context, true);
    }
  }

  private abstract static sealed class OfWallet extends SuspensionCommand {
    @Parameters(paramLabel = "ID", description = "the wallet")
    private String id = "";

    private OfWallet(CommandContext context, boolean lift) {
      super(context, lift);
    }

    @Override
    SuspensionSubject subject() {
      return SuspensionSubject.WALLET;
    }

    @Override
    String id() {
      return id;
    }
  }

  @Command(name = "freeze", description = "Stop a wallet at once; any officer may.")
  private static final class Freeze extends OfWallet {
    Freeze(CommandContext context) {
      super(context, false);
    }
  }

  @Command(name = "thaw", description = "Let a frozen wallet sign again, by the charter's quorum.")
  private static final class Thaw extends OfWallet {
    Thaw(CommandContext context) {
      super(context, true);
    }
  }
}
