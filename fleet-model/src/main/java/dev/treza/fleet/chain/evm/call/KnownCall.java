package dev.treza.fleet.chain.evm.call;

import dev.treza.fleet.chain.evm.abi.AbiParameter;
import dev.treza.fleet.chain.evm.display.DisplayFormat;
import java.util.List;

/// A function, command or document that is read by name.
///
/// @param key what it is found by: a selector or command number in hexadecimal digits, or an
///   encoded type
/// @param parameters of a function or command; none for a document, whose types come with it
public record KnownCall(
    String key,
    String name,
    List<AbiParameter> parameters,
    DisplayFormat display,
    List<ArgumentRole> roles) {
  public KnownCall {
    parameters = List.copyOf(parameters);
    roles = List.copyOf(roles);
  }
}
