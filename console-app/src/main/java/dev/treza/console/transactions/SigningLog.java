package dev.treza.console.transactions;

import dev.treza.console.ConsoleException;
import dev.treza.console.link.Doubt;
import dev.treza.console.link.KnownEnclave;
import dev.treza.console.store.SignedFile;
import dev.treza.console.store.SignedFiles;
import dev.treza.console.store.TransactionRecord;
import dev.treza.console.store.TransactionRecords;
import dev.treza.console.store.TransactionState;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.chain.evm.payload.EvmSigned;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.protocol.PendingReply;
import dev.treza.fleet.protocol.PreparedTransaction;
import dev.treza.fleet.protocol.SignCall;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;

/// Keeps what came of each request, where the list of transactions and the command line find it.
public final class SigningLog {
  private final TransactionRecords records;
  private final SignedFiles files;
  private final InstantSource clock;

  public SigningLog(TransactionRecords records, SignedFiles files, InstantSource clock) {
    this.records = records;
    this.files = files;
    this.clock = clock;
  }

  InstantSource clock() {
    return clock;
  }

  /// The last changed, as many as are shown.
  List<TransactionRecord> newest() throws ConsoleException {
    return records.newest();
  }

  List<TransactionRecord> all() throws ConsoleException {
    return records.all();
  }

  /// Keeps what was reviewed as a draft.
  ///
  /// @param input as the person gave it
  TransactionRecord draft(KnownEnclave enclave, PreparedTransaction prepared, String input)
      throws ConsoleException {
    return kept(
        TransactionRecord.draft(
            prepared.request().digest().hex(),
            enclave.id(),
            prepared.request().wallet().id(),
            prepared.review().intent(),
            input,
            encoded(prepared.request().call(List.of())),
            clock.instant()));
  }

  /// Keeps a signature. The command line can broadcast the transaction too, and replace it.
  TransactionRecord signed(
      TransactionRecord draft, PreparedTransaction prepared, EvmSigned signed, String receipt)
      throws ConsoleException {
    if (signed instanceof EvmSigned.Transaction) {
      files.keep(
          new SignedFile(
              prepared.request().digest(), draft.enclave(), draft.wallet(), signed.raw()));
    }
    return kept(draft.signed(signed.raw(), signed.hash(), receipt, clock.instant()));
  }

  TransactionRecord refused(TransactionRecord draft, Refusal refusal) throws ConsoleException {
    TransactionState state =
        Doubt.isLeftBy(refusal) ? TransactionState.IN_DOUBT : TransactionState.REFUSED;
    return kept(draft.unsigned(state, refusal.line(), clock.instant()));
  }

  TransactionRecord missing(TransactionRecord draft, PendingReply reply) throws ConsoleException {
    return kept(draft.unsigned(TransactionState.NEEDS_APPROVAL, reply.words(), clock.instant()));
  }

  private static String encoded(SignCall call) {
    return new String(CanonicalJson.encode(call.toJson()).toArray(), StandardCharsets.UTF_8);
  }

  private TransactionRecord kept(TransactionRecord record) throws ConsoleException {
    records.keep(record);
    return record;
  }
}
