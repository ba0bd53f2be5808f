package dev.treza.fleet.chain;

import dev.treza.fleet.Bytes;
import java.math.BigInteger;
import java.util.Optional;

/// One labelled line of a [Review].
public sealed interface ReviewField {
  String label();

  /// The value as people read it, complete: nothing is shortened.
  String text();

  /// An amount, as an integer in smallest units; shown in whole and smallest units.
  record Amount(String label, BigInteger smallestUnits, Denomination denomination)
      implements ReviewField {
    @Override
    public String text() {
      return denomination.text(smallestUnits);
    }
  }

  /// An address in the chain's checksummed form.
  ///
  /// @param name what the charter's address book calls it
  record Address(String label, String address, Optional<String> name) implements ReviewField {
    @Override
    public String text() {
      return name.map(known -> address + " (" + known + ")").orElse(address);
    }
  }

  /// A number without denomination: a nonce, a gas limit.
  record Count(String label, BigInteger value) implements ReviewField {
    @Override
    public String text() {
      return value.toString();
    }
  }

  /// Bytes whose meaning is known: a storage key, a hash.
  record Octets(String label, Bytes value) implements ReviewField {
    @Override
    public String text() {
      return "0x" + value.hex();
    }
  }

  record Text(String label, String text) implements ReviewField {}

  /// Bytes whose meaning is **not** known. They are shown as such and never dropped.
  record Unknown(String label, Bytes value) implements ReviewField {
    @Override
    public String text() {
      return "0x" + value.hex();
    }
  }
}
