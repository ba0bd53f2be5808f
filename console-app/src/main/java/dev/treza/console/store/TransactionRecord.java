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
    Instant changed) {
  public static TransactionRecord draft(
      String id, String enclave, String wallet, String intent, String input, Instant now) {
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
        now);
  }

  /// After the enclave said no, or that approvals are missing.
  public TransactionRecord unsigned(TransactionState now, String why, Instant when) {
    return new TransactionRecord(
        id, enclave, wallet, now, intent, input, Bytes.EMPTY, Bytes.EMPTY, "", why, when);
  }
}
