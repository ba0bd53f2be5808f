package dev.treza.fleet.chain.evm.review;

import dev.treza.fleet.chain.evm.abi.AbiValue;

/// A value as short text: what enumerations and conditions of descriptors compare with.
final class RawText {
  private RawText() {}

  static String of(AbiValue value) {
    return switch (value) {
      case AbiValue.Whole(var whole) -> whole.toString();
      case AbiValue.Account(var address) -> address.checksummed();
      case AbiValue.Flag(boolean flag) -> Boolean.toString(flag);
      case AbiValue.Octets(var octets) -> "0x" + octets.hex();
      case AbiValue.Text(String text) -> VisibleText.of(text).text();
      case AbiValue.Items(var items) -> items.size() + " items";
      case AbiValue.Tuple(var members) -> members.size() + " values";
    };
  }
}
