package dev.treza.console.cli;

import dev.treza.console.ConsoleException;
import dev.treza.fleet.chain.Network;
import dev.treza.fleet.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `node list`. No node is asked.
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "List the nodes that were chosen.")
final class NodeListCommand implements Callable<Integer> {
  private final CommandContext context;

  @Mixin private final Output output = new Output();

  NodeListCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws ConsoleException {
    List<NodeLine> chosen = new ArrayList<>();
    for (Network network : NetworkInput.all()) {
      context
          .nodes()
          .address(network)
          .ifPresent(address -> chosen.add(new NodeLine(network, address)));
    }
    output.print(
        context.out(),
        () ->
            chosen.isEmpty()
                ? List.of("No node is chosen.")
                : chosen.stream().map(NodeLine::text).toList(),
        () ->
            JsonObject.builder()
                .array("nodes", chosen.stream().map(NodeLine::json).toList())
                .build());
    return ExitCode.DONE.number();
  }
}
