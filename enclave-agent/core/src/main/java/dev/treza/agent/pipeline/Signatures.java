package dev.treza.agent.pipeline;

import dev.treza.agent.audit.Receipts;
import dev.treza.agent.audit.StoredEntry;
import dev.treza.agent.pipeline.Result.Done;
import dev.treza.agent.pipeline.Result.No;
import dev.treza.agent.seal.SealException;
import dev.treza.agent.store.StateStore;
import dev.treza.agent.store.StateStore.Write;
import dev.treza.agent.store.StoreException;
import dev.treza.agent.store.WalletOwners;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.chain.evm.payload.EvmSigned;
import dev.treza.fleet.jws.SigningException;
import dev.treza.fleet.protocol.PreparedTransaction;
import dev.treza.fleet.protocol.ReceiptEvent;
import dev.treza.fleet.protocol.SignReply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// The last steps of `KEY-ORDER`: use the key for what is recorded, and give a receipt. The same
/// request again gets the same signature and the same receipt.
final class Signatures {
  private final StateStore store;
  private final WalletOwners owners;
  private final KeyRoom keys;
  private final Receipts receipts;
  private final ReentrantLock oneReceipt = new ReentrantLock();

  Signatures(StateStore store, WalletOwners owners, KeyRoom keys, Receipts receipts) {
    this.store = store;
    this.owners = owners;
    this.keys = keys;
    this.receipts = receipts;
  }

  private record Signed(Authorised<PreparedTransaction> authorised, EvmSigned signed) {
    private Digest result() {
      return Digest.of(signed.raw());
    }
  }

  Result<SignReply> of(Authorised<PreparedTransaction> authorised)
      throws StoreException, SealException, SigningException {
    return of(List.of(authorised)).getFirst();
  }

  /// Signs all that can be, in their order; the receipts become durable by one write.
  List<Result<SignReply>> of(List<Authorised<PreparedTransaction>> all)
      throws StoreException, SealException, SigningException {
    return answered(all, keys.sign(all));
  }

  /// The same for an atomic batch: one that cannot be signed holds back the signatures of the
  /// others, which get no receipt either.
  Result<List<Result<SignReply>>> ofAllOrNone(List<Authorised<PreparedTransaction>> all)
      throws StoreException, SealException, SigningException {
    List<Outcome<EvmSigned>> outcomes = keys.sign(all);
    for (int i = 0; i < outcomes.size(); i++) {
      if (outcomes.get(i) instanceof Refused<EvmSigned>(Refusal no)) {
        return new No<>(Refusal.at(no.id(), "/transactions/" + i, no.detail()));
      }
    }
    return new Done<>(answered(all, outcomes));
  }

  /// Whether a signature of this request was given out, or may have been.
  boolean gave(Digest request) throws StoreException {
    return receipts.ofRequest(store, request).isPresent();
  }

  private List<Result<SignReply>> answered(
      List<Authorised<PreparedTransaction>> all, List<Outcome<EvmSigned>> outcomes)
      throws StoreException, SigningException {
    List<Signed> signed = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (outcomes.get(i) instanceof Accepted<EvmSigned>(EvmSigned value)) {
        signed.add(new Signed(all.get(i), value));
      }
    }
    Map<Digest, String> issued = receipts(signed);
    List<Result<SignReply>> results = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      Optional<String> receipt = Optional.ofNullable(issued.get(all.get(i).request()));
      results.add(
          switch (outcomes.get(i)) {
            case Refused<EvmSigned>(Refusal refusal) -> new No<>(refusal);
            case Accepted<EvmSigned>(EvmSigned value) ->
                new Done<>(reply(value, receipt.orElseThrow(Signatures::noReceipt)));
          });
    }
    return results;
  }

  private static StoreException noReceipt() {
    return new StoreException("the receipt of a signature is missing");
  }

  private static SignReply reply(EvmSigned signed, String receipt) {
    return new SignReply(signed.raw(), signed.hash(), signed.signature().compact(), receipt);
  }

  /// One caller at a time: of two that find no receipt of their request, only the first may issue
  /// it.
  private Map<Digest, String> receipts(List<Signed> signed)
      throws StoreException, SigningException {
    oneReceipt.lock();
    try {
      return issuedOrNew(signed);
    } finally {
      oneReceipt.unlock();
    }
  }

  private Map<Digest, String> issuedOrNew(List<Signed> signed)
      throws StoreException, SigningException {
    Map<Digest, String> found = new LinkedHashMap<>();
    Map<Digest, Receipts.Event> missing = new LinkedHashMap<>();
    for (Signed one : signed) {
      Digest request = one.authorised.request();
      Optional<String> receipt = receipts.ofRequest(store, request);
      if (receipt.isPresent()) {
        found.put(request, receipt.get());
      } else {
        missing.put(request, event(one));
      }
    }
    List<StoredEntry> entries = receipts.issue(List.copyOf(missing.values()));
    entries.forEach(entry -> found.put(entry.receipt().request(), entry.jws()));
    return found;
  }

  private Receipts.Event event(Signed one) throws StoreException {
    Digest request = one.authorised.request();
    Write owned = owners.demand(one.authorised.task().request().wallet().id());
    return new Receipts.Event(
        ReceiptEvent.SIGNED,
        request,
        one.result(),
        one.authorised.time(),
        sequence -> List.of(owned, Receipts.write(request, sequence)));
  }
}
