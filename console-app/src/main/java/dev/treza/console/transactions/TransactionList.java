package dev.treza.console.transactions;

import dev.treza.console.controls.Buttons;
import dev.treza.console.controls.Texts;
import dev.treza.console.controls.Times;
import dev.treza.console.store.TransactionRecord;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
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
    setOnMouseClicked(_ -> show(model));
    addEventHandler(KeyEvent.KEY_RELEASED, event -> key(event, model));
    model
        .draftProperty()
        .subscribe(draft -> {
          if (!(draft instanceof Draft.Recorded)) {
            getSelectionModel().clearSelection();
          }
        });
  }

  private void key(KeyEvent event, TransactionsViewModel model) {
    switch (event.getCode()) {
      case UP, DOWN, HOME, END, ENTER, SPACE -> show(model);
      default -> {} // not ours
    }
  }

  /// Only what a person does shows a record: when the list is read again the selection may move by
  /// itself, and must not take away what he is reviewing.
  private void show(TransactionsViewModel model) {
    Optional.ofNullable(getSelectionModel().getSelectedItem()).ifPresent(model::show);
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
      Label changed = Texts.muted(Times.utc(record.changed()));
      changed.setWrapText(false);
      VBox box = new VBox(4, StateBadge.of(record.state()), intent, changed);
      box.prefWidthProperty().bind(getListView().widthProperty().subtract(BESIDE_THE_TEXT));
      box.maxWidthProperty().bind(box.prefWidthProperty());
      setGraphic(box);
    }
  }
}
