package dev.treza.console.cli;

import dev.treza.console.ConsoleException;
import dev.treza.console.link.KnownEnclave;
import dev.treza.console.link.agent.AttestedLink;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.json.JsonObject;
import dev.treza.sdk.CharterArchive;
import dev.treza.sdk.CharterChain;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `charter verify`: follows an exported charter from the root that is pinned here. No enclave is
/// asked.
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = "Verify an exported charter from the root that is pinned here, offline.")
final class CharterVerifyCommand implements Callable<Integer> {
  private final CommandContext context;

  @Parameters(paramLabel = "FILE", description = "a charter, as charter export writes it")
  private Path file = Path.of("");

  @Mixin private final Output output = new Output();

  CharterVerifyCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws ConsoleException, UnreadableInputException {
    return switch (CharterArchive.parse(InputFile.read(file))) {
      case Outcome.Refused<CharterArchive>(Refusal refusal) ->
          output.refuse(context.out(), refusal).number();
      case Outcome.Accepted<CharterArchive>(CharterArchive archive) -> {
        KnownEnclave known = EnclaveInput.find(context.fleet(), archive.enclave());
        yield show(known, archive.verify(AttestedLink.expectation(known))).number();
      }
    };
  }

  private ExitCode show(KnownEnclave known, Outcome<CharterChain> verified) {
    return switch (verified) {
      case Outcome.Refused<CharterChain>(Refusal refusal) -> output.refuse(context.out(), refusal);
      case Outcome.Accepted<CharterChain>(CharterChain chain) -> {
        EnclaveOutput of = new EnclaveOutput(known);
        output.print(context.out(), () -> of.lines(lines(chain)), () -> json(of, chain));
        yield ExitCode.DONE;
      }
    };
  }

  private static List<String> lines(CharterChain chain) {
    List<String> lines = new ArrayList<>();
    chain
        .charters()
        .forEach(charter ->
            lines.add(
                "Charter %d verified, digest %s".formatted(charter.serial(), charter.digest())));
    lines.add("  that nothing came after it, only the running enclave can show");
    return lines;
  }

  private static JsonObject json(EnclaveOutput of, CharterChain chain) {
    return of.json()
        .array("charters", chain.charters().stream().map(CharterVerifyCommand::json).toList())
        .build();
  }

  private static JsonObject json(Charter charter) {
    return JsonObject.builder()
        .integer("serial", charter.serial())
        .digest("digest", charter.digest())
        .build();
  }
}
