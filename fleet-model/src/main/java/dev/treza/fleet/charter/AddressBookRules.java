package dev.treza.fleet.charter;

import dev.treza.fleet.Blockchain;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.chain.AddressBookEntry;
import dev.treza.fleet.chain.evm.EvmAddress;
import dev.treza.fleet.chain.evm.EvmChain;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The rules of an address book: one name for each address of a chain and one address for each
/// name, since people approve by the name.
final class AddressBookRules {
  /// How other chains write addresses; more is known of them once their decoders are built.
  private static final Pattern OTHER = Pattern.compile("[A-Za-z0-9]{26,128}");

  private AddressBookRules() {}

  static Optional<Refusal> check(Charter charter) {
    List<AddressBookEntry> entries = charter.addressBook().entries();
    Set<String> names = new HashSet<>();
    Set<String> addresses = new HashSet<>();
    for (int i = 0; i < entries.size(); i++) {
      AddressBookEntry entry = entries.get(i);
      String place = "/addressBook/" + i;
      String chain = entry.blockchain().text() + " ";
      if (!names.add(chain + entry.name()) || !addresses.add(chain + entry.address())) {
        return refused(place, "the name or the address stands there before");
      }
      if (!isAddress(entry.blockchain(), entry.address())) {
        return refused(place, "no address of " + entry.blockchain().label() + " with its checksum");
      }
    }
    return Optional.empty();
  }

  private static boolean isAddress(Blockchain blockchain, String address) {
    return EvmChain.speaksEvm(blockchain)
        ? EvmAddress.parse(address) instanceof Outcome.Accepted<EvmAddress>(EvmAddress parsed)
            && parsed.checksummed().equals(address)
        : OTHER.matcher(address).matches();
  }

  private static Optional<Refusal> refused(String place, String detail) {
    return Optional.of(Refusal.at(CharterRefusal.ADDRESS_BOOK, place, detail));
  }
}
