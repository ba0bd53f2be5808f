package dev.treza.console.store;

import dev.treza.fleet.Bytes;
import java.time.Instant;

/// What the console keeps of one transaction.
///
/// @param id the request's digest, so that the same request is one record
/// @param intent the review's sentence
/// @param input as it was pasted or opened
/// @param raw the signed serialisation; empty until it is signed
/// @param hash the transaction hash; empty until it is signed
/// @param receipt compact JWS; empty until it is signed
/// @param refusal one line; empty unless it was refused
/// @param call the call that was made, as canonical JSON; empty in old records
/// @param delivery what a node said became of it; empty until it was broadcast
public record TransactionRecord(
    String id,
    String enclave,
    String wallet,
    TransactionState state,
    String intent,
    String input,
    Bytes raw,
    Bytes hash,
    String receipt,
    String refusal,
    String call,
    String delivery,
    Instant changed) {
  public static TransactionRecord draft(
      String id,
      String enclave,
      String wallet,
      String intent,
      String input,
      String call,
      Instant now) {
    return new TransactionRecord(
        id,
        enclave,
        wallet,
        TransactionState.DRAFT,
        intent,
        input,
        Bytes.EMPTY,
        Bytes.EMPTY,
        "",
        "",
        call,
        "",
        now);
  }

  public TransactionRecord signed(Bytes signed, Bytes hashOfIt, String proof, Instant now) {
    return new TransactionRecord(
        id,
        enclave,
        wallet,
        TransactionState.SIGNED,
        intent,
        input,
        signed,
        hashOfIt,
        proof,
        "",
        call,
        "",
        now);
  }

  /// After the enclave said no, or that approvals are missing.
  public TransactionRecord unsigned(TransactionState now, String why, Instant when) {
    return new TransactionRecord(
        id, enclave, wallet, now, intent, input, Bytes.EMPTY, Bytes.EMPTY, "", why, call, "", when);
  }

  /// After a node was asked. While its state stays, the time of its last change does.
  public TransactionRecord delivered(TransactionState now, String words, Instant when) {
    return new TransactionRecord(
        id,
        enclave,
        wallet,
        now,
        intent,
        input,
        raw,
        hash,
        receipt,
        refusal,
        call,
        words,
        now == state ? changed : when);
  }
}
