package dev.treza.fleet.chain.evm;

import dev.treza.fleet.Bytes;
import java.util.List;

/// One account of an access list (EIP-2930) and the storage keys, 32 bytes each, announced for it.
public record AccessListEntry(EvmAddress address, List<Bytes> storageKeys) {
  public static final int KEY_LENGTH = 32;

  public AccessListEntry {
    storageKeys = List.copyOf(storageKeys);
    if (storageKeys.stream().anyMatch(key -> key.length() != KEY_LENGTH)) {
      throw new IllegalArgumentException("a storage key has 32 bytes");
    }
  }

  static Bytes encoded(List<AccessListEntry> entries) {
    return Rlp.list(entries.stream().map(AccessListEntry::encoded).toList());
  }

  private Bytes encoded() {
    Bytes keys = Rlp.list(storageKeys.stream().map(Rlp::octets).toList());
    return Rlp.list(List.of(Rlp.octets(address.value()), keys));
  }
}
