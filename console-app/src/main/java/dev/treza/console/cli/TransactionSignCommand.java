package dev.treza.console.cli;

import dev.treza.console.ConsoleException;
import dev.treza.console.link.Answer;
import dev.treza.console.store.AtomicFiles;
import dev.treza.console.store.SignedFile;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.chain.evm.payload.EvmSigned;
import dev.treza.fleet.protocol.PendingReply;
import dev.treza.fleet.protocol.TransactionRequest;
import dev.treza.sdk.ClientIdentity;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `transaction sign`: hands proposal and approvals to the enclave.
@Command(
    name = "sign",
    mixinStandardHelpOptions = true,
    description = "Have the enclave sign a proposal, with the approvals given.")
final class TransactionSignCommand implements Callable<Integer> {
  private final CommandContext context;

  @Option(
      names = "--approval",
      paramLabel = "FILE",
      description = "an approval, as `transaction approve` writes it; repeat for each")
  private List<Path> approvals = List.of();

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "where to write the signed transaction, in hexadecimal digits")
  private Optional<Path> file = Optional.empty();

  @Mixin private final ProposalInput proposal = new ProposalInput();
  @Mixin private final ClientInput client = new ClientInput();
  @Mixin private final Output output = new Output();

  TransactionSignCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws ConsoleException, UnreadableInputException, InterruptedException {
    List<String> given = new ArrayList<>();
    for (Path approval : approvals) {
      given.add(new String(InputFile.read(approval).toArray(), StandardCharsets.UTF_8).strip());
    }
    return switch (client.open(context)) {
      case Outcome.Refused<Optional<ClientIdentity>>(Refusal refusal) ->
          output.refuse(context.out(), refusal).number();
      case Outcome.Accepted<Optional<ClientIdentity>>(var identity) -> sign(given, identity);
    };
  }

  private int sign(List<String> given, Optional<ClientIdentity> identity)
      throws ConsoleException, UnreadableInputException, InterruptedException {
    return switch (Prepared.of(proposal.read(), context, identity)) {
      case Outcome.Refused<Prepared>(Refusal refusal) ->
          output.refuse(context.out(), refusal).number();
      case Outcome.Accepted<Prepared>(Prepared prepared) ->
          show(prepared, prepared.link().sign(prepared.transaction(), given)).number();
    };
  }

  private ExitCode show(Prepared prepared, Outcome<Answer<EvmSigned>> outcome)
      throws ConsoleException {
    EnclaveOutput of = new EnclaveOutput(prepared.enclave());
    return switch (outcome) {
      case Outcome.Refused<Answer<EvmSigned>>(Refusal refusal) ->
          output.refuse(context.out(), refusal);
      case Outcome.Accepted<Answer<EvmSigned>>(Answer.Missing<EvmSigned>(PendingReply missing)) -> {
        PendingOutput shown = new PendingOutput(of, missing);
        output.print(context.out(), shown::lines, shown::json);
        yield ExitCode.APPROVALS_MISSING;
      }
      case Outcome.Accepted<Answer<EvmSigned>>(
              Answer.Done<EvmSigned>(EvmSigned signed, String receipt)) -> {
        keep(prepared, signed);
        show(of, signed, receipt);
        yield ExitCode.DONE;
      }
    };
  }

  /// Only a transaction is broadcast later, or replaced.
  private void keep(Prepared prepared, EvmSigned signed) throws ConsoleException {
    if (signed instanceof EvmSigned.Transaction) {
      TransactionRequest request = prepared.transaction().request();
      context
          .signed()
          .keep(
              new SignedFile(
                  request.digest(), prepared.enclave().id(), request.wallet().id(), signed.raw()));
    }
  }

  private void show(EnclaveOutput of, EvmSigned signed, String receipt) throws ConsoleException {
    String raw = "0x" + signed.raw().hex();
    String hash = "0x" + signed.hash().hex();
    if (file.isPresent()) {
      AtomicFiles.write(file.get().toAbsolutePath(), Bytes.utf8(raw + "\n"));
    }
    output.print(
        context.out(),
        () -> of.lines(List.of("SIGNED " + hash, raw)),
        () -> of.json().text("hash", hash).text("raw", raw).text("receipt", receipt).build());
  }
}
