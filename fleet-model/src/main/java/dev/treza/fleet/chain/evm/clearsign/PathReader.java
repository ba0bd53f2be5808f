package dev.treza.fleet.chain.evm.clearsign;

import dev.treza.fleet.chain.evm.abi.ValuePath;
import dev.treza.fleet.chain.evm.display.ContainerField;
import dev.treza.fleet.chain.evm.display.ValueRef;
import dev.treza.fleet.chain.reading.Rejection;

/// Reads paths: `#.` begins at the data, `@.` around them, `$.` in the descriptor itself, and
/// anything else where the field stands (ERC-7730, "Path references").
final class PathReader {
  private PathReader() {}

  static ValueRef read(Node node, Metadata metadata) throws Rejection {
    String text = node.text();
    if (text.startsWith("@.")) {
      return new ValueRef.Container(
          ContainerField.find(text.substring(2))
              .orElseThrow(() -> node.refuse("there is no " + text)));
    }
    if (text.startsWith("$.")) {
      return new ValueRef.Constant(Literals.value(metadata.resolve(node)));
    }
    boolean fromRoot = text.startsWith("#.");
    ValuePath path =
        Rejection.orReject(node.place(), ValuePath.parse(fromRoot ? text.substring(2) : text));
    return new ValueRef.Data(path, fromRoot);
  }
}
