package dev.treza.console.transactions;

import dev.treza.console.controls.Buttons;
import dev.treza.console.controls.Texts;
import dev.treza.console.controls.Times;
import dev.treza.console.store.TransactionRecord;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The transactions seen before, the last changed first; choosing one shows it.
final class TransactionList extends ListView<TransactionRecord> {
  /// Padding and scroll bar.
  private static final double BESIDE_THE_TEXT = 44;

  /// Three lines, so that an address is seen to its last digit.
  private static final double LINES_HEIGHT = 52;

  TransactionList(TransactionsViewModel model) {
    super(model.records());
    setId("transaction-list");
    getStyleClass().add("transaction-list");
    setAccessibleText("Transactions");
    setPlaceholder(Texts.muted("What you review and sign is listed here."));
    setCellFactory(_ -> new RecordCell());
    getSelectionModel()
        .selectedItemProperty()
        .subscribe(record -> {
          if (record != null) {
            model.show(record);
          }
        });
  }

  private static final class RecordCell extends ListCell<TransactionRecord> {
    @Override
    protected void updateItem(@Nullable TransactionRecord record, boolean empty) {
      super.updateItem(record, empty);
      if (empty || record == null) {
        setGraphic(null);
        return;
      }
      Label intent = new Label(record.intent());
      intent.setWrapText(true);
      intent.setMinHeight(LINES_HEIGHT);
      intent.setMaxHeight(LINES_HEIGHT);
      intent.setTooltip(Buttons.tip(record.intent()));
      VBox box =
          new VBox(
              4, StateBadge.of(record.state()), intent, Texts.muted(Times.utc(record.changed())));
      box.prefWidthProperty().bind(getListView().widthProperty().subtract(BESIDE_THE_TEXT));
      box.maxWidthProperty().bind(box.prefWidthProperty());
      setGraphic(box);
    }
  }
}
