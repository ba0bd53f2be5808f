package dev.treza.fleet.chain.evm.call;

import dev.treza.fleet.Outcome;
import dev.treza.fleet.chain.evm.abi.AbiFunction;
import dev.treza.fleet.chain.evm.abi.AbiParameter;
import dev.treza.fleet.chain.evm.display.DisplayFormat;
import dev.treza.fleet.chain.evm.display.DisplayNode;
import dev.treza.fleet.chain.evm.display.Visibility;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads one row of a table.
final class TableRow {
  private TableRow() {}

  static KnownCall read(List<String> lines) {
    String sentence = "";
    List<DisplayNode> nodes = new ArrayList<>();
    List<ArgumentRole> roles = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      List<String> words = List.of(line.split(" ", -1));
      switch (words.getFirst()) {
        case "say" -> sentence = line.substring("say ".length());
        case "show" -> nodes.add(field(words));
        case "role" -> roles.add(TableRoles.read(words.subList(1, words.size())));
        default -> throw new IllegalStateException("no line of a table: " + line);
      }
    }
    DisplayFormat display = new DisplayFormat(sentence, Optional.of(sentence), nodes);
    return named(lines.getFirst(), display, roles);
  }

  private static KnownCall named(String head, DisplayFormat display, List<ArgumentRole> roles) {
    List<String> words = List.of(head.split(" ", 3));
    return switch (words.getFirst()) {
      case "function", "command" -> {
        AbiFunction function = function(words.get(2));
        yield new KnownCall(words.get(1), function.name(), function.parameters(), display, roles);
      }
      case "typed" -> {
        String type = head.substring("typed ".length());
        List<AbiParameter> none = List.of();
        yield new KnownCall(type, type.substring(0, type.indexOf('(')), none, display, roles);
      }
      default -> throw new IllegalStateException("no head of a row: " + head);
    };
  }

  private static AbiFunction function(String signature) {
    return switch (AbiFunction.parse(signature)) {
      case Outcome.Accepted<AbiFunction>(AbiFunction function) -> function;
      case Outcome.Refused<AbiFunction>(var refusal) ->
          throw new IllegalStateException(signature + ": " + refusal.line());
    };
  }

  private static DisplayNode field(List<String> words) {
    String label = String.join(" ", words.subList(3, words.size()));
    return new DisplayNode.Field(
        words.get(1),
        TableRefs.ref(words.get(1)),
        label,
        TableRefs.format(words.get(2)),
        new Visibility.Always());
  }
}
