package dev.treza.fleet.chain.evm.display;

import java.util.List;
import java.util.Optional;

/// How a whole call or document is shown.
///
/// @param intent what it is for, in a few words
/// @param sentence the same with values: `Send {amount} to {to}`
public record DisplayFormat(String intent, Optional<String> sentence, List<DisplayNode> nodes) {
  public DisplayFormat {
    nodes = List.copyOf(nodes);
  }
}
