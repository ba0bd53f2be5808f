package dev.treza.agent.wallet;

import dev.treza.agent.crypto.SecretBuffer;
import dev.treza.agent.seal.KeySealer;
import dev.treza.agent.seal.SealException;
import dev.treza.agent.seal.SealHeader;
import dev.treza.agent.store.SealedRecords;
import dev.treza.agent.store.StateStore;
import dev.treza.agent.store.StateStore.Versioned;
import dev.treza.agent.store.StateStore.Write;
import dev.treza.agent.store.StoreException;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.protocol.AgentRefusal;
import dev.treza.fleet.wallet.Wallet;
import dev.treza.fleet.wallet.WalletState;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/// The wallets of one charter, in the state store, and their sealed keys.
public final class Wallets {
  private static final String WALLET = "wallet/";
  private static final String OF_REQUEST = "wallet-of/";

  private final StateStore store;
  private final SealedRecords records;
  private final KeySealer sealer;
  private final Charter root;
  private final long serial;
  private final Releases releases;
  private final Digest rootDigest;
  private final Map<String, Read> readBefore = new ConcurrentHashMap<>();
  private final AtomicReference<List<Wallet>> lastListed = new AtomicReference<>(List.of());

  /// An entry of the store and the wallet it was found to say.
  private record Read(Versioned entry, StoredWallet wallet) {}

  /// Those of one root.
  ///
  /// @param serial of the charter in force
  public Wallets(
      StateStore store, SealedRecords records, KeySealer sealer, Charter root, long serial) {
    this.store = store;
    this.records = records;
    this.sealer = sealer;
    this.root = root;
    this.serial = serial;
    this.releases = new Releases(store);
    this.rootDigest = root.digest();
  }

  /// A wallet whose key is sealed but which is not in the state yet.
  ///
  /// @param with what comes to exist together with it
  public record Unborn(Wallet wallet, Digest sealed, List<Write> with) {
    public Unborn {
      with = List.copyOf(with);
    }

    /// The same wallet, and one more thing that comes to exist with it.
    public Unborn and(Write write) {
      List<Write> more = new ArrayList<>(with);
      more.add(write);
      return new Unborn(wallet, sealed, more);
    }
  }

  public int count() throws StoreException {
    return store.readAll(WALLET).size();
  }

  /// The wallet as it is now.
  public Optional<Wallet> find(String id) throws StoreException {
    Optional<StoredWallet> stored = stored(id);
    return stored.isEmpty()
        ? Optional.empty()
        : Optional.of(releases.current(stored.get().wallet()));
  }

  /// The releases of held wallets.
  public Releases releases() {
    return releases;
  }

  /// The first wallet of which `wanted` is true.
  public Optional<Wallet> any(Predicate<Wallet> wanted) throws StoreException {
    for (Versioned entry : store.readAll(WALLET).values()) {
      Wallet wallet = read(entry).wallet();
      if (wanted.test(wallet)) {
        return Optional.of(wallet);
      }
    }
    return Optional.empty();
  }

  /// Up to `limit` wallets whose id comes after `after`; those that were listed last, if the state
  /// cannot be reached: reading goes on.
  public List<Wallet> page(Optional<String> after, int limit) throws StoreException {
    List<Wallet> page = new ArrayList<>();
    for (Wallet wallet : listed()) {
      if (after.isEmpty() || wallet.id().compareTo(after.get()) > 0) {
        page.add(wallet);
      }
      if (page.size() == limit) {
        return page;
      }
    }
    return page;
  }

  private List<Wallet> listed() throws StoreException {
    try {
      List<Wallet> now = all();
      lastListed.set(now);
      return now;
    } catch (StoreException e) {
      List<Wallet> last = lastListed.get();
      if (e.isUnreachable() && !last.isEmpty()) {
        return last;
      }
      throw e;
    }
  }

  private List<Wallet> all() throws StoreException {
    Set<String> released = releases.ids();
    List<Wallet> all = new ArrayList<>();
    for (Versioned entry : store.readAll(WALLET).values()) {
      Wallet born = read(entry).wallet();
      all.add(released.contains(born.id()) ? born.in(WalletState.ACTIVE) : born);
    }
    return List.copyOf(all);
  }

  /// The wallet that an earlier call made for this very request, as its receipt says it was born.
  public Optional<Wallet> madeFor(Digest request) throws StoreException {
    Optional<Versioned> id = store.read(OF_REQUEST + request.hex());
    return id.isEmpty()
        ? Optional.empty()
        : stored(text(id.get().value())).map(StoredWallet::wallet);
  }

  /// The sequence number of the receipt of a wallet.
  public OptionalLong receiptOf(String id) throws StoreException {
    return stored(id).stream().mapToLong(StoredWallet::receipt).findFirst();
  }

  /// Seals the key of a new wallet and stores the record durably. As long as [#birth] is not
  /// written, the record belongs to nothing and means nothing.
  public Unborn seal(Wallet wallet, SecretBuffer key) throws SealException, StoreException {
    Bytes record = sealer.seal(key, header(wallet, serial));
    records.put(recordName(wallet), record);
    return new Unborn(wallet, Digest.of(record), List.of());
  }

  /// The writes that make a wallet exist, to be written together with its receipt.
  public List<Write> birth(Unborn unborn, Digest request, long receipt) {
    StoredWallet entry =
        new StoredWallet(unborn.wallet(), unborn.sealed(), serial, receipt, request);
    List<Write> writes = new ArrayList<>(unborn.with());
    writes.add(Write.create(WALLET + unborn.wallet().id(), CanonicalJson.encode(entry.toJson())));
    writes.add(Write.create(OF_REQUEST + request.hex(), Bytes.utf8(unborn.wallet().id())));
    return writes;
  }

  /// The key of a wallet, for one use; the caller closes it. Refused: `API-NOT-FOUND`, `KEY-HELD`,
  /// `SEAL-OPEN`, `SEAL-ROOT`, `SEAL-BIRTH`.
  public Outcome<SecretBuffer> open(Wallet wallet) throws SealException, StoreException {
    Optional<StoredWallet> birth = stored(wallet.id());
    if (birth.isEmpty()) {
      return Outcome.refused(AgentRefusal.NOT_FOUND, "the wallet has no birth entry");
    }
    // asked of the state, whatever the caller believes
    if (releases.current(birth.get().wallet()).state() == WalletState.HELD) {
      return Outcome.refused(AgentRefusal.KEY_HELD, wallet.id() + " is held");
    }
    Optional<Bytes> record = records.get(recordName(wallet));
    if (record.isEmpty()) {
      return Outcome.refused(AgentRefusal.SEALED, "the record is missing");
    }
    SealHeader header = header(wallet, birth.get().charterSerial());
    return sealer.open(record.get(), header, birth.get().sealed());
  }

  private SealHeader header(Wallet wallet, long charterSerial) {
    return new SealHeader(
        root.realm(),
        rootDigest,
        root.namespace(),
        root.tenant(),
        wallet.id(),
        wallet.version(),
        Optional.of(wallet.blockchain()),
        wallet.publicKey(),
        wallet.origin(),
        charterSerial);
  }

  private Optional<StoredWallet> stored(String id) throws StoreException {
    Optional<Versioned> entry = store.read(WALLET + id);
    return entry.isEmpty() ? Optional.empty() : Optional.of(read(id, entry.get()));
  }

  /// The store is asked every time; only what it says is not parsed twice.
  private StoredWallet read(String id, Versioned entry) throws StoreException {
    Optional<StoredWallet> same =
        Optional.ofNullable(readBefore.get(id))
            .filter(read -> read.entry.equals(entry))
            .map(Read::wallet);
    if (same.isPresent()) {
      return same.get();
    }
    StoredWallet wallet = read(entry);
    readBefore.put(id, new Read(entry, wallet));
    return wallet;
  }

  private static StoredWallet read(Versioned entry) throws StoreException {
    return switch (JsonFields.decode(entry.value(), StoredWallet::read)) {
      case Accepted<StoredWallet>(StoredWallet wallet) -> wallet;
      case Refused<StoredWallet>(var refusal) ->
          throw new StoreException("a wallet's entry is damaged: " + refusal.line());
    };
  }

  private static String recordName(Wallet wallet) {
    return wallet.id() + "-v" + wallet.version();
  }

  private static String text(Bytes utf8) {
    return new String(utf8.toArray(), StandardCharsets.UTF_8);
  }
}
