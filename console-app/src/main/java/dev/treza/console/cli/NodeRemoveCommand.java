package dev.treza.console.cli;

import dev.treza.console.ConsoleException;
import dev.treza.console.link.node.NodeRefusal;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.chain.Network;
import dev.treza.fleet.json.JsonObject;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `node remove`.
@Command(name = "remove", mixinStandardHelpOptions = true, description = "Forget a node.")
final class NodeRemoveCommand implements Callable<Integer> {
  private final CommandContext context;

  @Option(
      names = "--network",
      required = true,
      paramLabel = "NAME",
      description = "such as ethereum-sepolia, or its chain id")
  private String network = "";

  @Mixin private final Output output = new Output();

  NodeRemoveCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws ConsoleException, UnreadableInputException {
    Network of = NetworkInput.parse(network);
    if (!context.nodes().forget(of)) {
      Refusal none = Refusal.of(NodeRefusal.NONE, "there is none for " + of.name());
      return output.refuse(context.out(), none).number();
    }
    output.print(
        context.out(),
        () -> List.of("No node for " + of.name() + " any more."),
        () -> JsonObject.builder().text("removed", NetworkInput.name(of)).build());
    return ExitCode.DONE.number();
  }
}
