package dev.treza.fleet.chain.evm.abi;

/// A parameter of a function, or a member of a tuple.
///
/// @param name may be empty
public record AbiParameter(String name, AbiType type) {}
