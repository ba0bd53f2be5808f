package dev.treza.console.transactions;

import dev.treza.console.controls.Badge;
import dev.treza.console.controls.Buttons;
import dev.treza.console.controls.CopyButton;
import dev.treza.console.controls.CopyText;
import dev.treza.console.controls.Facts;
import dev.treza.console.controls.HexGroups;
import dev.treza.console.controls.Texts;
import dev.treza.console.controls.Times;
import dev.treza.console.store.TransactionRecord;
import dev.treza.console.store.TransactionState;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Shows a recorded transaction and, if it is signed, the result to take away.
final class RecordSheet extends VBox {
  private static final int HEX_GROUPS = 6;

  /// The sheet with its buttons.
  ///
  /// @param save lets a person choose where to
  static Sheet of(TransactionsViewModel model, TransactionRecord record, Runnable save) {
    List<Button> actions =
        record.state() == TransactionState.SIGNED
            ? List.of(
                CopyButton.primary("transaction-copy", "_Copy raw transaction", raw(record)),
                Buttons.plain("transaction-save", "_Save …", Feather.DOWNLOAD, save))
            : List.of(
                Buttons.primary(
                    "transaction-take-up",
                    "_Review again",
                    Feather.EYE,
                    () -> model.takeUp(record)));
    return new Sheet(new RecordSheet(record), actions);
  }

  /// As nodes take it.
  private static String raw(TransactionRecord record) {
    return "0x" + record.raw().hex();
  }

  private RecordSheet(TransactionRecord record) {
    setId("record");
    getStyleClass().add("frame");
    Badge state = StateBadge.of(record.state());
    state.setId("transaction-state");
    getChildren().addAll(state, Texts.intent(record.intent()), facts(record));
    if (record.state() == TransactionState.SIGNED) {
      getChildren()
          .addAll(
              Texts.section("Signed transaction, ready to broadcast"),
              Texts.mono("signed-raw", HexGroups.of(record.raw().hex(), HEX_GROUPS)));
    }
  }

  private static Facts facts(TransactionRecord record) {
    Facts facts = new Facts();
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
