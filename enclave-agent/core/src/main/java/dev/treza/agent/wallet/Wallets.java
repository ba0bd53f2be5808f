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
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The wallets of one charter, in the state store, and their sealed keys.
public final class Wallets {
  private static final String WALLET = "wallet/";
  private static final String OF_REQUEST = "wallet-of/";

  private final StateStore store;
  private final SealedRecords records;
  private final KeySealer sealer;
  private final Charter root;

  public Wallets(StateStore store, SealedRecords records, KeySealer sealer, Charter root) {
    this.store = store;
    this.records = records;
    this.sealer = sealer;
    this.root = root;
  }

  /// A wallet whose key is sealed but which is not in the state yet.
  public record Unborn(Wallet wallet, Digest sealed) {}

  public int count() throws StoreException {
    return store.readAll(WALLET).size();
  }

  public Optional<Wallet> find(String id) throws StoreException {
    return stored(id).map(StoredWallet::wallet);
  }

  /// Up to `limit` wallets whose id comes after `after`.
  public List<Wallet> page(Optional<String> after, int limit) throws StoreException {
    List<Wallet> page = new ArrayList<>();
    for (Versioned entry : store.readAll(WALLET).values()) {
      Wallet wallet = read(entry).wallet();
      if (after.isEmpty() || wallet.id().compareTo(after.get()) > 0) {
        page.add(wallet);
      }
      if (page.size() == limit) {
        return page;
      }
    }
    return page;
  }

  /// The wallet that an earlier call made for this very request.
  public Optional<Wallet> madeFor(Digest request) throws StoreException {
    Optional<Versioned> id = store.read(OF_REQUEST + request.hex());
    return id.isEmpty() ? Optional.empty() : find(text(id.get().value()));
  }

  /// The sequence number of the receipt of a wallet.
  public OptionalLong receiptOf(String id) throws StoreException {
    return stored(id).stream().mapToLong(StoredWallet::receipt).findFirst();
  }

  /// Seals the key of a new wallet and stores the record durably. As long as [#birth] is not
  /// written, the record belongs to nothing and means nothing.
  public Unborn seal(Wallet wallet, SecretBuffer key) throws SealException, StoreException {
    Bytes record = sealer.seal(key, header(wallet, root.serial()));
    records.put(recordName(wallet), record);
    return new Unborn(wallet, Digest.of(record));
  }

  /// The writes that make a wallet exist, to be written together with its receipt.
  public List<Write> birth(Unborn unborn, Digest request, long receipt) {
    StoredWallet entry =
        new StoredWallet(unborn.wallet(), unborn.sealed(), root.serial(), receipt, request);
    return List.of(
        Write.create(WALLET + unborn.wallet().id(), CanonicalJson.encode(entry.toJson())),
        Write.create(OF_REQUEST + request.hex(), Bytes.utf8(unborn.wallet().id())));
  }

  /// The key of a wallet, for one use; the caller closes it. Refused: `API-NOT-FOUND`, `SEAL-OPEN`,
  /// `SEAL-ROOT`, `SEAL-BIRTH`.
  public Outcome<SecretBuffer> open(Wallet wallet) throws SealException, StoreException {
    Optional<StoredWallet> birth = stored(wallet.id());
    if (birth.isEmpty()) {
      return Outcome.refused(AgentRefusal.NOT_FOUND, "the wallet has no birth entry");
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
        root.digest(),
        root.namespace(),
        root.tenant(),
        wallet.id(),
        wallet.version(),
        wallet.blockchain(),
        wallet.publicKey(),
        charterSerial);
  }

  private Optional<StoredWallet> stored(String id) throws StoreException {
    Optional<Versioned> entry = store.read(WALLET + id);
    return entry.isEmpty() ? Optional.empty() : Optional.of(read(entry.get()));
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
