package dev.treza.fleet.chain.evm.clearsign;

import dev.treza.fleet.chain.evm.abi.AbiParameter;
import dev.treza.fleet.chain.evm.display.DisplayFormat;
import java.util.List;

/// How a descriptor shows one function or document.
///
/// @param name of the function; of a document the struct's
/// @param parameters of the function, by the names the descriptor uses; none for a document
/// @param source whose descriptor it is
public record BoundFormat(
    String name, List<AbiParameter> parameters, DisplayFormat display, String source) {
  public BoundFormat {
    parameters = List.copyOf(parameters);
  }
}
