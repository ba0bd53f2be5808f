package dev.treza.fleet.chain.evm.review;

import dev.treza.fleet.chain.AddressBookEntry;
import dev.treza.fleet.chain.evm.EvmAddress;
import dev.treza.fleet.chain.evm.EvmChain;
import dev.treza.fleet.chain.evm.risk.EvmRisk;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Holds addresses against the charter's address book: what they are called, and whether they only
/// look like one that is known.
record Names(ReviewContext context) {
  /// How many digits at an end make two addresses look alike; people compare as many.
  private static final int DIGITS = 4;

  Optional<String> name(EvmAddress address) {
    return context.book().name(context.network().blockchain(), address.checksummed());
  }

  /// The address with its name, for a sentence.
  String inWords(EvmAddress address) {
    return name(address).map(name -> name + " (" + address + ")").orElse(address.checksummed());
  }

  /// What is to be said if the address is none of the book but looks like one. An account has the
  /// same address on every EVM chain, so the entries of all of them count.
  Optional<EvmRisk> similarity(EvmAddress address) {
    String digits = address.value().hex();
    if (entries().anyMatch(digits::equals)) {
      return Optional.empty();
    }
    if (entries().anyMatch(known -> sameBegin(known, digits) && sameEnd(known, digits))) {
      return Optional.of(EvmRisk.LOOK_ALIKE);
    }
    return entries().anyMatch(known -> sameBegin(known, digits) || sameEnd(known, digits))
        ? Optional.of(EvmRisk.SIMILAR_ADDRESS)
        : Optional.empty();
  }

  private Stream<String> entries() {
    return context.book().entries().stream()
        .filter(entry -> EvmChain.speaksEvm(entry.blockchain()))
        .map(AddressBookEntry::address)
        .map(address -> address.substring(2).toLowerCase(Locale.ROOT));
  }

  /// Leading zeros alone make nobody mistake one for the other: many contracts have them.
  private static boolean sameBegin(String one, String other) {
    String begin = one.substring(0, DIGITS);
    return other.startsWith(begin) && !begin.equals("0".repeat(DIGITS));
  }

  private static boolean sameEnd(String one, String other) {
    String end = one.substring(one.length() - DIGITS);
    return other.endsWith(end) && !end.equals("0".repeat(DIGITS));
  }
}
