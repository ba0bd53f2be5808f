package dev.treza.console.transactions;

import dev.treza.console.ConsoleRefusal;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.chain.TransactionRefusal;
import dev.treza.fleet.protocol.InputForm;
import dev.treza.fleet.protocol.TransactionInput;

/// Reads what people paste or open: a transaction, a message or typed data, in any form that
/// [InputForm] recognises. Nothing is guessed.
public final class TransactionText {
  private TransactionText() {}

  /// Refused: `CON-INPUT`, `JSON-*`. Whether it is a transaction is for [TransactionInput#decode].
  public static Outcome<TransactionInput> read(String text) {
    return read(Bytes.utf8(text.strip()));
  }

  /// The same from the bytes of a file.
  public static Outcome<TransactionInput> read(Bytes content) {
    return switch (InputForm.read(content)) {
      case Outcome.Accepted<TransactionInput> accepted -> accepted;
      case Outcome.Refused<TransactionInput>(Refusal refusal) ->
          refusal.id() == TransactionRefusal.INPUT
              ? Outcome.refused(ConsoleRefusal.INPUT, refusal.detail())
              : Outcome.refused(refusal);
    };
  }
}
