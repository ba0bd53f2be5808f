package dev.treza.fleet.chain;

import dev.treza.fleet.Blockchain;

/// An address that the charter's administrators know by a name.
///
/// @param address in the chain's checksummed form
public record AddressBookEntry(String name, Blockchain blockchain, String address) {}
