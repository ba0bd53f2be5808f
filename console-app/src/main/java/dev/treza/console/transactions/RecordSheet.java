package dev.treza.console.transactions;

import dev.treza.console.controls.Badge;
import dev.treza.console.controls.CopyText;
import dev.treza.console.controls.Facts;
import dev.treza.console.controls.HexGroups;
import dev.treza.console.controls.Texts;
import dev.treza.console.controls.Times;
import dev.treza.console.store.TransactionRecord;
import dev.treza.console.store.TransactionState;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// Shows a recorded transaction and, if it is signed, the result to take away.
final class RecordSheet extends VBox {
  private static final int HEX_GROUPS = 6;

  /// The sheet with its buttons.
  ///
  /// @param save lets a person choose where to
  static Sheet of(TransactionsViewModel model, TransactionRecord record, Runnable save) {
    return new Sheet(new RecordSheet(record), new RecordActions(model, record, save).buttons());
  }

  private RecordSheet(TransactionRecord record) {
    setId("record");
    getStyleClass().add("frame");
    Badge state = StateBadge.of(record.state());
    state.setId("transaction-state");
    getChildren().addAll(state, Texts.intent(record.intent()), facts(record));
    if (record.state().signed()) {
      getChildren()
          .addAll(
              Texts.section(heading(record)),
              Texts.mono("signed-raw", HexGroups.of(record.raw().hex(), HEX_GROUPS)));
    }
  }

  private static String heading(TransactionRecord record) {
    if (!RecordActions.broadcastable(record)) {
      return "Signature";
    }
    return record.state() == TransactionState.SIGNED
        ? "Signed transaction, ready to broadcast"
        : "Signed transaction";
  }

  private static Facts facts(TransactionRecord record) {
    Facts facts = new Facts();
    if (!record.delivery().isEmpty()) {
      Label delivery = Texts.body(record.delivery());
      delivery.setId("transaction-delivery");
      facts.add("By your node", delivery);
    }
    facts.add("Last changed", Times.utc(record.changed()));
    facts.add("Enclave", record.enclave());
    facts.add("Wallet", record.wallet());
    facts.add("Request", CopyText.line("record-request", record.id()));
    if (!record.hash().isEmpty()) {
      facts.add("Transaction hash", CopyText.line("signed-hash", "0x" + record.hash().hex()));
    }
    if (!record.receipt().isEmpty()) {
      facts.add("Receipt", CopyText.line("signed-receipt", record.receipt()));
    }
    if (!record.refusal().isEmpty()) {
      facts.add("Reason", record.refusal());
    }
    return facts;
  }
}
