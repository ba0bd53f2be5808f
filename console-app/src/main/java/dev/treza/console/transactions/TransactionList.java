package dev.treza.console.transactions;

import dev.treza.console.controls.Buttons;
import dev.treza.console.store.TransactionRecord;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The transactions seen before, the last changed first; choosing one shows it.
final class TransactionList extends ListView<TransactionRecord> {
  private static final double WIDTH = 230;

  TransactionList(TransactionsViewModel model) {
    super(model.records());
    setId("transaction-list");
    getStyleClass().add("transaction-list");
    setPrefWidth(WIDTH);
    setMinWidth(WIDTH);
    setPlaceholder(new Label("Nothing yet"));
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
      intent.setPrefWidth(WIDTH - 40);
      intent.setMinHeight(36);
      intent.setMaxHeight(36);
      intent.setTooltip(Buttons.tip(record.intent()));
      VBox box = new VBox(4, StateBadge.of(record.state()), intent);
      box.setPrefWidth(WIDTH - 40);
      box.setMaxWidth(WIDTH - 40);
      setGraphic(box);
    }
  }
}
