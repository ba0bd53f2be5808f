package dev.treza.console.cli;

import dev.treza.console.ConsoleException;
import dev.treza.console.link.node.NodeAddress;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.chain.Network;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `node set`: keeps a node that proves to be one of the network's chain.
@Command(
    name = "set",
    mixinStandardHelpOptions = true,
    description = "Choose a node, after it has said that it belongs to the network.")
final class NodeSetCommand implements Callable<Integer> {
  private final CommandContext context;

  @Option(
      names = "--network",
      required = true,
      paramLabel = "NAME",
      description = "such as ethereum-sepolia, or its chain id")
  private String network = "";

  @Option(
      names = "--url",
      required = true,
      paramLabel = "URL",
      description = "https, or http on this computer")
  private String url = "";

  @Mixin private final Output output = new Output();

  NodeSetCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws ConsoleException, UnreadableInputException, InterruptedException {
    Network of = NetworkInput.parse(network);
    return switch (chosen(of)) {
      case Outcome.Refused<NodeAddress>(Refusal refusal) ->
          output.refuse(context.out(), refusal).number();
      case Outcome.Accepted<NodeAddress>(NodeAddress address) -> {
        NodeLine line = new NodeLine(of, address);
        output.print(context.out(), () -> List.of(line.text()), line::json);
        yield ExitCode.DONE.number();
      }
    };
  }

  private Outcome<NodeAddress> chosen(Network of) throws ConsoleException, InterruptedException {
    return switch (NodeAddress.parse(url)) {
      case Outcome.Refused<NodeAddress> refused -> refused;
      case Outcome.Accepted<NodeAddress>(NodeAddress address) ->
          context.nodes().choose(of, address);
    };
  }
}
