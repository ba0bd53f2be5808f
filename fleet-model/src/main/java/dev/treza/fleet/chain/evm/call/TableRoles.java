package dev.treza.fleet.chain.evm.call;

import static dev.treza.fleet.chain.evm.call.TableRefs.optional;
import static dev.treza.fleet.chain.evm.call.TableRefs.ref;

import dev.treza.fleet.chain.evm.risk.EvmRisk;
import java.util.List;
import java.util.Optional;

/// Reads the roles of a table.
final class TableRoles {
  private TableRoles() {}

  static ArgumentRole read(List<String> words) {
    List<String> arguments = words.subList(1, words.size());
    String first = arguments.getFirst();
    return switch (words.getFirst()) {
      case "receives" -> new ArgumentRole.Receives(ref(first));
      case "routed" -> new ArgumentRole.Routed(ref(first));
      case "approves" ->
          new ArgumentRole.Approves(ref(first), ref(arguments.get(1)), ref(arguments.get(2)));
      case "operator" -> new ArgumentRole.Operator(ref(first), ref(arguments.get(1)));
      case "unlimited" -> new ArgumentRole.Unlimited(ref(first), ref(arguments.get(1)));
      case "expires" -> new ArgumentRole.Expires(ref(first));
      case "minimum" -> new ArgumentRole.Minimum(ref(first));
      case "deadline" ->
          new ArgumentRole.Deadline(
              first.equals("none") ? Optional.empty() : Optional.of(ref(first)));
      case "risk" -> new ArgumentRole.Raises(EvmRisk.find(first).orElseThrow());
      case "call" -> calls(arguments);
      case "self" -> new ArgumentRole.SelfCalls(ref(first));
      case "delegate" ->
          new ArgumentRole.Delegates(
              ref(first),
              ref(arguments.get(1)),
              arguments.subList(2, arguments.size()).contains("always"));
      case "nonzero" ->
          new ArgumentRole.Nonzero(ref(first), EvmRisk.find(arguments.get(1)).orElseThrow());
      case "multisend" -> new ArgumentRole.MultiSend(ref(first));
      case "commands" -> new ArgumentRole.Commands(ref(first), ref(arguments.get(1)));
      case "moves" ->
          new ArgumentRole.Moves(
              ref(first), ref(arguments.get(1)), quantity(arguments.get(2)), arguments.get(3));
      case "allows" ->
          new ArgumentRole.Allows(
              ref(first), ref(arguments.get(1)), quantity(arguments.get(2)), arguments.get(3));
      case "operations" -> new ArgumentRole.Operations(ref(first.equals(".") ? "" : first));
      case "mode" -> new ArgumentRole.ByMode(ref(first), ref(arguments.get(1)));
      default -> throw new IllegalStateException("no role: " + words);
    };
  }

  private static ArgumentRole.Quantity quantity(String text) {
    if (text.equals("1")) {
      return new ArgumentRole.Quantity.One();
    }
    return text.startsWith("if:")
        ? new ArgumentRole.Quantity.AllIf(ref(text.substring("if:".length())))
        : new ArgumentRole.Quantity.Of(ref(text));
  }

  private static ArgumentRole calls(List<String> arguments) {
    return new ArgumentRole.Calls(
        ref(arguments.get(0)),
        optional(arguments.get(1)),
        ref(arguments.get(2)),
        arguments.size() > 3 ? Optional.of(ref(arguments.get(3))) : Optional.empty());
  }
}
