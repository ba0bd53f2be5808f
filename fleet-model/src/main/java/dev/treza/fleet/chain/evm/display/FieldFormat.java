package dev.treza.fleet.chain.evm.display;

import dev.treza.fleet.chain.evm.EvmAddress;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The format of a field; the names are those of ERC-7730.
public sealed interface FieldFormat {
  /// As it is.
  record Raw() implements FieldFormat {}

  /// An address, with its name if the address book has one.
  ///
  /// @param sender addresses that stand for whoever signs
  /// @param token it may be that of a token, which is named by its symbol
  record AddressName(List<EvmAddress> sender, boolean token) implements FieldFormat {
    public AddressName {
      sender = List.copyOf(sender);
    }
  }

  /// An amount in the chain's own currency.
  record Amount() implements FieldFormat {}

  /// An amount of a token.
  ///
  /// @param token its contract
  /// @param nativeCurrency addresses that stand for the chain's own currency
  /// @param threshold from here on the message is shown with the amount
  /// @param message such as `All`
  /// @param chainId where the token lives, if not on the chain of the data
  record TokenAmount(
      Optional<ValueRef> token,
      List<EvmAddress> nativeCurrency,
      Optional<BigInteger> threshold,
      String message,
      Optional<ValueRef> chainId)
      implements FieldFormat {
    public TokenAmount {
      nativeCurrency = List.copyOf(nativeCurrency);
    }
  }

  /// An amount of a token that somebody may take later.
  record Allowance(ValueRef token) implements FieldFormat {}

  /// An amount of a token, or the id of one of its tokens: the function does not say which.
  record Units(ValueRef token) implements FieldFormat {}

  /// The id of one token of a collection.
  record NftName(Optional<ValueRef> collection) implements FieldFormat {}

  record Timestamp() implements FieldFormat {}

  record BlockHeight() implements FieldFormat {}

  /// A number of seconds.
  record Duration() implements FieldFormat {}

  /// A number with a unit.
  ///
  /// @param base `%`, `bps`, `ETH`
  /// @param decimals how many decimal places the number has
  /// @param prefix whether it is shown with a prefix such as k or M
  record Unit(String base, int decimals, boolean prefix) implements FieldFormat {}

  /// A word for each value.
  record EnumName(Map<String, String> words) implements FieldFormat {
    public EnumName {
      words = Map.copyOf(words);
    }
  }

  record ChainId() implements FieldFormat {}

  /// The symbol of a token, given its address.
  record TokenTicker(Optional<ValueRef> chainId) implements FieldFormat {}

  /// A call inside the call.
  ///
  /// @param selector where the data do not begin with one
  record Calldata(
      ValueRef callee,
      Optional<ValueRef> selector,
      Optional<ValueRef> amount,
      Optional<ValueRef> spender)
      implements FieldFormat {}

  /// A format that is not carried out; the value is shown as it is, and pointed out.
  record Unsupported(String name) implements FieldFormat {}
}
