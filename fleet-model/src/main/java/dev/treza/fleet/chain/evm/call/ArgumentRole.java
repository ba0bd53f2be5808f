package dev.treza.fleet.chain.evm.call;

import dev.treza.fleet.chain.evm.display.ValueRef;
import dev.treza.fleet.chain.evm.risk.EvmRisk;
import java.util.Optional;

/// What arguments do: from this risks are found and inner calls opened.
public sealed interface ArgumentRole {
  /// Gets something.
  record Receives(ValueRef account) implements ArgumentRole {}

  /// Gets something, as a router of Uniswap names it: 1 is the caller, 2 the router itself.
  record Routed(ValueRef account) implements ArgumentRole {}

  /// May take an amount of a token later.
  record Approves(ValueRef spender, ValueRef amount, ValueRef token) implements ArgumentRole {}

  /// May take every token of a collection, if the flag says so.
  record Operator(ValueRef account, ValueRef flag) implements ArgumentRole {}

  /// May take any amount of a token, if the flag says so.
  record Unlimited(ValueRef account, ValueRef flag) implements ArgumentRole {}

  /// Until when a permission holds, in seconds since 1970.
  record Expires(ValueRef time) implements ArgumentRole {}

  /// The least a swap gives.
  record Minimum(ValueRef amount) implements ArgumentRole {}

  /// Until when a swap may happen; nothing: for ever.
  record Deadline(Optional<ValueRef> time) implements ArgumentRole {}

  record Raises(EvmRisk risk) implements ArgumentRole {}

  /// Calls made on behalf of the called contract, one for each item.
  ///
  /// @param operation 1: a delegatecall (Safe)
  record Calls(ValueRef to, Optional<ValueRef> value, ValueRef data, Optional<ValueRef> operation)
      implements ArgumentRole {}

  /// Calls of the contract to itself, on behalf of the caller.
  record SelfCalls(ValueRef data) implements ArgumentRole {}

  /// Runs foreign code as the called contract.
  ///
  /// @param always unless its address is zero; else only if there are data
  record Delegates(ValueRef to, ValueRef data, boolean always) implements ArgumentRole {}

  /// A number that is a risk unless it is 0.
  record Nonzero(ValueRef number, EvmRisk risk) implements ArgumentRole {}

  /// Packed transactions of Safe's MultiSend.
  record MultiSend(ValueRef transactions) implements ArgumentRole {}

  /// Commands of the Universal Router, and the arguments of each.
  record Commands(ValueRef commands, ValueRef inputs) implements ArgumentRole {}

  /// Moves tokens of the caller, or of who signs.
  ///
  /// @param token their contract
  /// @param kind the namespace of CAIP-19
  record Moves(ValueRef to, ValueRef token, Quantity amount, String kind) implements ArgumentRole {}

  /// Lets somebody take tokens of the caller, or of who signs.
  record Allows(ValueRef spender, ValueRef token, Quantity amount, String kind)
      implements ArgumentRole {}

  /// How many tokens.
  sealed interface Quantity {
    record One() implements Quantity {}

    record Of(ValueRef amount) implements Quantity {}

    /// All there are if the flag says so, else none.
    record AllIf(ValueRef flag) implements Quantity {}
  }

  /// User operations (ERC-4337), each a tuple whose members have the names of the standard.
  record Operations(ValueRef operations) implements ArgumentRole {}

  /// A call or several, as the mode says (ERC-7579).
  record ByMode(ValueRef mode, ValueRef data) implements ArgumentRole {}
}
