package dev.treza.agent.pipeline;

import dev.treza.agent.pipeline.SpendingDesk.Recorded;
import dev.treza.agent.spending.Spendings;
import dev.treza.agent.store.StateStore;
import dev.treza.agent.store.StateStore.Versioned;
import dev.treza.agent.store.StateStore.Write;
import dev.treza.agent.store.StoreException;
import dev.treza.agent.store.WalletOwners;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.approval.ApprovalRefusal;
import dev.treza.fleet.approval.ValidApproval;
import dev.treza.fleet.chain.evm.EvmTransaction;
import dev.treza.fleet.chain.evm.payload.EvmPayload;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.StrictJson;
import dev.treza.fleet.protocol.AgentRefusal;
import dev.treza.fleet.protocol.BatchRequest;
import dev.treza.fleet.protocol.PreparedTransaction;
import dev.treza.fleet.protocol.RequestHead;
import dev.treza.fleet.protocol.TransactionRequest;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Writes down what is about to be done before any key is used (rule `KEY-ORDER`), and is the only
/// maker of [Authorised]. One conditional write holds the request, the approval nonces it spends
/// and the transaction nonce it takes: all or none.
///
/// The record is keyed by the request's digest (rule `KEY-RETRY`): the same request again is
/// authorised again, spends nothing, and leads to the same signature.
final class Recorder {
  private static final String MEANWHILE =
      "another request was recorded in the same moment; repeat the call";

  private final RequestHead head;
  private final Digest charter;
  private final StateStore store;
  private final WalletOwners owners;

  /// @param charter digest of the one in force
  Recorder(RequestHead head, Digest charter, StateStore store, WalletOwners owners) {
    this.head = head;
    this.charter = charter;
    this.store = store;
    this.owners = owners;
  }

  /// What was recorded of this request.
  Optional<RequestRecord> recorded(Digest request) throws StoreException {
    Optional<Versioned> record = store.read(requestKey(request));
    if (record.isEmpty()) {
      return Optional.empty();
    }
    return switch (JsonFields.decode(
        record.get().value(), StrictJson.Limits.BATCH, RequestRecord::read)) {
      case Outcome.Accepted<RequestRecord>(RequestRecord kept) -> Optional.of(kept);
      case Outcome.Refused<RequestRecord>(Refusal refusal) ->
          throw new StoreException("the record of a request is damaged: " + refusal.line());
    };
  }

  /// Authorises a request that was recorded before and whose recorded approvals were judged again:
  /// a retry needs no new approval, and a record without approvals is worth nothing.
  <T> Authorised<T> again(Permitted<T> permitted, RequestRecord record) {
    return new Authorised<>(permitted.task(), permitted.request(), record.time());
  }

  /// The same for a transaction, whose approvals may be those of its batch.
  Authorised<PreparedTransaction> transactionAgain(
      Permitted<PreparedTransaction> permitted, RequestRecord record) {
    return new Authorised<>(permitted.task(), permitted.task().request().digest(), record.time());
  }

  /// Stops a request for good, unless it was recorded before.
  void reject(Digest request, Instant now) throws StoreException {
    reject(List.of(request), now);
  }

  /// The same for several, of which one may have been recorded before.
  void reject(List<Digest> requests, Instant now) throws StoreException {
    Bytes record = CanonicalJson.encode(RequestRecord.rejected(now).toJson());
    for (int tries = 0; tries <= requests.size(); tries++) {
      List<Write> writes = new ArrayList<>();
      for (Digest request : requests) {
        if (recorded(request).isEmpty()) {
          writes.add(Write.create(requestKey(request), record));
        }
      }
      if (writes.isEmpty() || store.write(writes)) {
        return;
      }
      // one of them was recorded in the meantime, so there are fewer now
    }
    throw new StoreException("the reject could not be recorded");
  }

  /// For requests that make a wallet.
  <T> Outcome<Authorised<T>> recordWallet(Permitted<T> permitted) throws StoreException {
    return record(permitted, List.of());
  }

  /// The writes of a record that becomes true together with what it permits, for requests that use
  /// no key. Refused: `APR-NONCE`.
  <T> Outcome<List<Write>> writesOf(Permitted<T> permitted) throws StoreException {
    List<Write> batch = new ArrayList<>();
    batch.add(Write.create(requestKey(permitted.request()), body(permitted)));
    for (ValidApproval approval : permitted.approvals()) {
      String key = approvalKey(approval);
      if (store.read(key).isPresent()) {
        return Outcome.refused(
            ApprovalRefusal.NONCE, approval.officer() + "'s approval was used before");
      }
      batch.add(Write.create(key, Bytes.utf8(permitted.request().hex())));
    }
    return Outcome.accepted(batch);
  }

  /// A transaction takes its nonce; a message takes nothing but its approvals. Refused: `APR-NONCE`
  /// if an approval was spent before, `STATE-CONFLICT` if another request took the same nonce of
  /// the wallet and this one does not name it as replaced. What the same request recorded in the
  /// meantime stands in nobody's way.
  Outcome<Recorded<Authorised<PreparedTransaction>>> recordSigning(
      Permitted<PreparedTransaction> permitted) throws StoreException {
    return switch (tryToRecord(permitted)) {
      case Outcome.Accepted<Authorised<PreparedTransaction>>(var authorised) ->
          Outcome.accepted(new Recorded<>(authorised, Set.of(0)));
      case Outcome.Refused<Authorised<PreparedTransaction>>(Refusal refusal) ->
          recorded(permitted.request())
              .filter(record -> !record.rejected())
              .map(record ->
                  Outcome.accepted(new Recorded<>(again(permitted, record), Set.<Integer>of())))
              .orElseGet(() -> Outcome.refused(refusal));
    };
  }

  private Outcome<Authorised<PreparedTransaction>> tryToRecord(
      Permitted<PreparedTransaction> permitted) throws StoreException {
    return switch (effects(permitted.task(), permitted.now())) {
      case Outcome.Refused<List<Write>>(Refusal refusal) -> Outcome.refused(refusal);
      case Outcome.Accepted<List<Write>>(List<Write> effects) -> record(permitted, effects);
    };
  }

  /// What signing uses up for good: what it spends of its limits, and the nonce of a transaction.
  /// Every write for a wallet names the owner epoch under which this boot has it.
  private Outcome<List<Write>> effects(PreparedTransaction task, Instant now)
      throws StoreException {
    String wallet = task.request().wallet().id();
    List<Write> effects = new ArrayList<>();
    effects.add(owners.demand(wallet));
    effects.addAll(Spendings.writes(wallet, task.request().digest(), now, task.actions().spends()));
    return switch (task.payload()) {
      case EvmPayload.OfMessage _, EvmPayload.OfTypedData _ -> Outcome.accepted(effects);
      case EvmPayload.OfTransaction(EvmTransaction transaction) ->
          nonceWrite(task, transaction.nonce())
              .map(take -> Stream.concat(Stream.of(take), effects.stream()).toList());
    };
  }

  private Outcome<Write> nonceWrite(PreparedTransaction task, BigInteger nonce)
      throws StoreException {
    TransactionRequest request = task.request();
    String key = nonceKey(task, nonce);
    Optional<Versioned> taken = store.read(key);
    Optional<Digest> holder = taken.map(Recorder::digest);
    if (!holder.equals(request.replaces())) {
      return Outcome.refused(
          AgentRefusal.CONFLICT,
          holder
              .map(other -> "nonce " + nonce + " was used by request " + other)
              .orElse("no request used nonce " + nonce + ", so there is none to replace"));
    }
    return Outcome.accepted(
        new Write(
            key, taken.map(Versioned::version).orElse(0L), Bytes.utf8(request.digest().hex())));
  }

  /// What records `task` as one of the batch: its request, and what it uses up. Refused:
  /// `STATE-CONFLICT`.
  Outcome<List<Write>> itemWrites(PreparedTransaction task, Permitted<BatchRequest> batch)
      throws StoreException {
    Write record =
        Write.create(
            requestKey(task.request().digest()),
            CanonicalJson.encode(RequestRecord.of(batch.now(), batch.request()).toJson()));
    return effects(task, batch.now())
        .map(effects -> Stream.concat(Stream.of(record), effects.stream()).toList());
  }

  static String batchKey(Digest digest) {
    return "batch/" + digest.hex();
  }

  /// What is asked for an item of a batch.
  sealed interface BatchWish {
    record New(PreparedTransaction task) implements BatchWish {}

    /// It was recorded before, alone or with others.
    record Recorded(Authorised<PreparedTransaction> authorised) implements BatchWish {}

    record No(Refusal refusal) implements BatchWish {}
  }

  /// Records a batch with its new items by one write. An item whose nonce another request has is
  /// refused alone, or with all of them if the batch is atomic. Refused: as [#recordSigning].
  Outcome<Recorded<List<Outcome<Authorised<PreparedTransaction>>>>> recordBatch(
      Permitted<BatchRequest> permitted, List<BatchWish> wishes) throws StoreException {
    return switch (writesOf(permitted)) {
      case Outcome.Refused<List<Write>>(Refusal refusal) -> Outcome.refused(refusal);
      case Outcome.Accepted<List<Write>>(List<Write> writes) -> {
        BatchWrites batch = new BatchWrites(this, permitted, writes);
        for (BatchWish wish : wishes) {
          batch.add(wish);
        }
        yield batch.refusal().isPresent()
            ? Outcome.refused(batch.refusal().get())
            : written(batch, permitted);
      }
    };
  }

  private Outcome<Recorded<List<Outcome<Authorised<PreparedTransaction>>>>> written(
      BatchWrites batch, Permitted<BatchRequest> permitted) throws StoreException {
    if (!store.write(batch.writes())) {
      return Outcome.refused(AgentRefusal.CONFLICT, MEANWHILE);
    }
    return Outcome.accepted(
        new Recorded<>(
            batch.outcomes().stream()
                .map(outcome -> outcome.then(wish -> authorised(wish, permitted)))
                .toList(),
            batch.recorded()));
  }

  private static Outcome<Authorised<PreparedTransaction>> authorised(
      BatchWish wish, Permitted<BatchRequest> permitted) {
    return switch (wish) {
      case BatchWish.Recorded(var authorised) -> Outcome.accepted(authorised);
      case BatchWish.No(Refusal no) -> Outcome.refused(no);
      case BatchWish.New(PreparedTransaction task) ->
          Outcome.accepted(new Authorised<>(task, task.request().digest(), permitted.now()));
    };
  }

  /// The batch that was recorded under its digest.
  BatchRequest batch(Digest digest) throws StoreException {
    Optional<Versioned> kept = store.read(batchKey(digest));
    Outcome<BatchRequest> read =
        kept.map(value ->
                JsonFields.decode(
                    value.value(), StrictJson.Limits.BATCH, json -> BatchRequest.read(head, json)))
            .orElseGet(() -> Outcome.refused(AgentRefusal.NOT_FOUND, "no such batch"));
    return switch (read) {
      case Outcome.Accepted<BatchRequest>(BatchRequest batch) when batch.digest().equals(digest) ->
          batch;
      case Outcome.Accepted<BatchRequest> _ ->
          throw new StoreException("another batch is recorded under a digest");
      case Outcome.Refused<BatchRequest>(Refusal refusal) ->
          throw new StoreException("the record of a batch is damaged: " + refusal.line());
    };
  }

  private <T> Outcome<Authorised<T>> record(Permitted<T> permitted, List<Write> more)
      throws StoreException {
    return switch (writesOf(permitted)) {
      case Outcome.Refused<List<Write>>(Refusal refusal) -> Outcome.refused(refusal);
      case Outcome.Accepted<List<Write>>(List<Write> writes) -> {
        List<Write> batch = new ArrayList<>(more);
        batch.addAll(writes);
        yield store.write(batch)
            ? Outcome.accepted(
                new Authorised<>(permitted.task(), permitted.request(), permitted.now()))
            : Outcome.refused(AgentRefusal.CONFLICT, MEANWHILE);
      }
    };
  }

  private <T> Bytes body(Permitted<T> permitted) {
    List<String> approvals = permitted.approvals().stream().map(ValidApproval::jws).toList();
    return CanonicalJson.encode(
        RequestRecord.allowed(permitted.now(), approvals, permitted.caller(), charter).toJson());
  }

  private static String requestKey(Digest request) {
    return "request/" + request.hex();
  }

  private static String approvalKey(ValidApproval approval) {
    return "approval/" + approval.officer() + "/" + approval.approval().nonce().hex();
  }

  private static String nonceKey(PreparedTransaction task, BigInteger nonce) {
    return "nonce/%s/%s/%s".formatted(task.request().wallet().id(), task.network().id(), nonce);
  }

  private static Digest digest(Versioned value) {
    return Digest.parse(new String(value.value().toArray(), StandardCharsets.UTF_8));
  }
}
