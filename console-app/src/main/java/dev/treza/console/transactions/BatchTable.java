package dev.treza.console.transactions;

import dev.treza.console.compose.BatchPart;
import dev.treza.console.compose.Payment;
import dev.treza.console.controls.Badge;
import dev.treza.console.controls.Buttons;
import dev.treza.console.controls.Tone;
import dev.treza.console.payments.PaymentBatch;
import dev.treza.console.payments.PaymentColumn;
import dev.treza.console.payments.PaymentItem;
import dev.treza.console.review.ReviewSheet;
import dev.treza.fleet.chain.RiskFlag;
import dev.treza.fleet.chain.evm.EvmAddress;
import java.util.Comparator;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The payments of a file, a row each.
final class BatchTable extends TableView<PaymentItem> {
  private static final double ROW_HEIGHT = 44;
  private static final double HEADER_HEIGHT = 43;
  private static final int MOST_SHOWN = 8;

  BatchTable(PaymentBatch batch) {
    setId("batch-table");
    setAccessibleText("Payments");
    setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
    setFixedCellSize(ROW_HEIGHT);
    double height = HEADER_HEIGHT + ROW_HEIGHT * Math.min(batch.items().size(), MOST_SHOWN);
    setMinHeight(height);
    setPrefHeight(height);
    column("Row", 58, item -> text(item.line().place()));
    column("To", 104, BatchTable::to);
    column("Amount", 124, BatchTable::amount);
    column("Nonce", 66, BatchTable::nonce);
    column("Findings", 160, BatchTable::findings);
    getItems().setAll(batch.items());
  }

  private void column(String title, double width, Function<PaymentItem, Node> cell) {
    TableColumn<PaymentItem, PaymentItem> column = new TableColumn<>(title);
    column.setPrefWidth(width);
    column.setMinWidth(Math.min(width, 60));
    column.setSortable(false);
    column.setReorderable(false);
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
    column.setCellFactory(_ -> new ItemCell(cell));
    getColumns().add(column);
  }

  private static Node to(PaymentItem item) {
    return switch (item) {
      case PaymentItem.Ready ready ->
          text(ready.part().payment().to().map(EvmAddress::checksummed).orElse("new contract"));
      case PaymentItem.Wrong wrong -> text(wrong.line().text(PaymentColumn.TO));
    };
  }

  private static Node amount(PaymentItem item) {
    return switch (item) {
      case PaymentItem.Ready ready -> {
        Payment payment = ready.part().payment();
        yield text(
            payment.denomination().whole(payment.amount()) + " " + payment.denomination().symbol());
      }
      case PaymentItem.Wrong wrong ->
          text(
              (wrong.line().text(PaymentColumn.VALUE)
                      + " "
                      + wrong.line().text(PaymentColumn.TOKEN))
                  .strip());
    };
  }

  private static Node nonce(PaymentItem item) {
    return switch (item) {
      case PaymentItem.Ready(var _, BatchPart part, var _) -> text(part.nonce().toString());
      case PaymentItem.Wrong wrong -> text(wrong.line().text(PaymentColumn.NONCE));
    };
  }

  private static Node findings(PaymentItem item) {
    return switch (item) {
      case PaymentItem.Ready ready ->
          ready.prepared().review().risks().stream()
              .map(RiskFlag::severity)
              .max(Comparator.naturalOrder())
              .map(ReviewSheet::badge)
              .orElseGet(() -> new Badge(Feather.CHECK_CIRCLE, Tone.GOOD, "No risk found"));
      case PaymentItem.Wrong wrong ->
          new Badge(Feather.X_CIRCLE, Tone.BAD, wrong.refusal().id().id());
    };
  }

  /// One line that may be shortened; the tooltip has it whole.
  private static Label text(String words) {
    Label label = new Label(words);
    label.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    label.setTooltip(Buttons.tip(words));
    return label;
  }

  private static final class ItemCell extends TableCell<PaymentItem, PaymentItem> {
    private final Function<PaymentItem, Node> content;

    ItemCell(Function<PaymentItem, Node> content) {
      this.content = content;
    }

    @Override
    protected void updateItem(@Nullable PaymentItem item, boolean empty) {
      super.updateItem(item, empty);
      setGraphic(empty || item == null ? null : content.apply(item));
    }
  }
}
