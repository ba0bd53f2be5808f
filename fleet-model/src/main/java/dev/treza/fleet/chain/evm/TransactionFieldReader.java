package dev.treza.fleet.chain.evm;

import static dev.treza.fleet.chain.TransactionRefusal.CANONICAL;
import static dev.treza.fleet.chain.TransactionRefusal.RANGE;
import static dev.treza.fleet.chain.TransactionRefusal.SHAPE;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.RefusalId;
import dev.treza.fleet.chain.reading.Rejection;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/// Takes the items of a transaction's list one by one, each as what it must be.
final class TransactionFieldReader {
  private static final int AUTHORIZATION = 6;

  private final Iterator<RlpItem> items;
  private int offset;

  /// @param list has as many items as will be taken
  TransactionFieldReader(RlpItem.Sequence list) {
    this.items = list.items().iterator();
    this.offset = list.offset();
  }

  /// A rejection placed at the item taken last.
  Rejection reject(RefusalId id, String detail) {
    return Rejection.at(id, offset, detail);
  }

  private String place() {
    return "byte " + offset;
  }

  BigInteger quantity(String name, EvmQuantity range) throws Rejection {
    BigInteger value = integer(name, next());
    if (!range.holds(value)) {
      throw reject(RANGE, name + " must be " + range.range());
    }
    return value;
  }

  Bytes octets(String name) throws Rejection {
    return octets(name, next());
  }

  Optional<EvmAddress> recipient() throws Rejection {
    RlpItem item = next();
    return octets("to", item).isEmpty() ? Optional.empty() : Optional.of(address("to", item));
  }

  RlpItem.Sequence sequence(String name) throws Rejection {
    return list(name, next());
  }

  /// A list of strings of `length` bytes each.
  List<Bytes> equallyLong(String name, int length) throws Rejection {
    List<Bytes> values = new ArrayList<>();
    for (RlpItem item : list("the list of " + name, next()).items()) {
      values.add(sized(name, item, length));
    }
    return values;
  }

  /// EIP-4844: at least one, each of version 1.
  List<Bytes> versionedHashes() throws Rejection {
    List<Bytes> hashes = equallyLong("a versioned hash", AccessListEntry.KEY_LENGTH);
    FieldRules.requireBlobs(place(), hashes);
    return hashes;
  }

  /// EIP-7702: at least one.
  List<Authorization> authorizations() throws Rejection {
    List<RlpItem> items = list("the authorization list", next()).items();
    FieldRules.requireAuthorizations(place(), items.size());
    List<Authorization> authorizations = new ArrayList<>();
    for (RlpItem item : items) {
      authorizations.add(authorization(list("an authorization", item)));
    }
    return authorizations;
  }

  private static Authorization authorization(RlpItem.Sequence list) throws Rejection {
    TransactionFieldReader fields = EvmTransactionReader.fields(list, AUTHORIZATION);
    BigInteger chainId = fields.quantity("the chain id", EvmQuantity.ANY_CHAIN_ID);
    EvmAddress address = address("the authorized address", fields.next());
    BigInteger nonce = fields.quantity("the nonce", EvmQuantity.NONCE);
    int yParity = EvmTransactionReader.parity(fields);
    return new Authorization(
        chainId, address, nonce, EvmTransactionReader.signature(fields, yParity));
  }

  List<AccessListEntry> accessList() throws Rejection {
    List<AccessListEntry> entries = new ArrayList<>();
    for (RlpItem item : list("the access list", next()).items()) {
      entries.add(entry(list("an access list entry", item)));
    }
    return entries;
  }

  private RlpItem next() {
    RlpItem item = items.next();
    offset = item.offset();
    return item;
  }

  private static AccessListEntry entry(RlpItem.Sequence pair) throws Rejection {
    if (pair.items().size() != 2) {
      throw Rejection.at(SHAPE, pair.offset(), "an access list entry has 2 items");
    }
    EvmAddress address = address("an access list address", pair.items().getFirst());
    List<Bytes> keys = new ArrayList<>();
    for (RlpItem key : list("the storage keys", pair.items().getLast()).items()) {
      keys.add(sized("a storage key", key, AccessListEntry.KEY_LENGTH));
    }
    return new AccessListEntry(address, keys);
  }

  private static BigInteger integer(String name, RlpItem item) throws Rejection {
    Bytes value = octets(name, item);
    if (value.length() > 32) {
      throw Rejection.at(RANGE, item.offset(), name + " is longer than 256 bits");
    }
    if (!value.isEmpty() && value.at(0) == 0) {
      throw Rejection.at(CANONICAL, item.offset(), name + " has a leading zero");
    }
    return new BigInteger(1, value.toArray());
  }

  private static EvmAddress address(String name, RlpItem item) throws Rejection {
    return new EvmAddress(sized(name, item, EvmAddress.LENGTH));
  }

  private static Bytes sized(String name, RlpItem item, int length) throws Rejection {
    Bytes value = octets(name, item);
    if (value.length() != length) {
      throw Rejection.at(SHAPE, item.offset(), name + " must have " + length + " bytes");
    }
    return value;
  }

  private static Bytes octets(String name, RlpItem item) throws Rejection {
    return switch (item) {
      case RlpItem.Octets(Bytes value, int _) -> value;
      case RlpItem.Sequence(var _, int offset) ->
          throw Rejection.at(SHAPE, offset, name + " must not be a list");
    };
  }

  private static RlpItem.Sequence list(String name, RlpItem item) throws Rejection {
    return switch (item) {
      case RlpItem.Sequence list -> list;
      case RlpItem.Octets(Bytes _, int offset) ->
          throw Rejection.at(SHAPE, offset, name + " must be a list");
    };
  }
}
