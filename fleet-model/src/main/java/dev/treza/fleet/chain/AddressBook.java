package dev.treza.fleet.chain;

import dev.treza.fleet.Blockchain;
import dev.treza.fleet.Digest;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonArray;
import dev.treza.fleet.json.JsonObject;
import java.util.List;
import java.util.Optional;

/// The addresses the charter names. Names shown in a review come from here and nowhere else, and
/// only here are look-alikes measured against: nothing that was fetched is an anchor.
public record AddressBook(List<AddressBookEntry> entries) {
  public static final AddressBook EMPTY = new AddressBook(List.of());

  public AddressBook {
    entries = List.copyOf(entries);
  }

  public Optional<String> name(Blockchain blockchain, String address) {
    return entries.stream()
        .filter(entry -> entry.blockchain() == blockchain && entry.address().equals(address))
        .map(AddressBookEntry::name)
        .findFirst();
  }

  public List<JsonObject> toJson() {
    return entries.stream()
        .map(entry ->
            JsonObject.builder()
                .text("name", entry.name())
                .text("blockchain", entry.blockchain().text())
                .text("address", entry.address())
                .build())
        .toList();
  }

  /// What a request names as the book its review was made with.
  public Digest digest() {
    return Digest.of(CanonicalJson.encode(JsonArray.of(toJson())));
  }
}
