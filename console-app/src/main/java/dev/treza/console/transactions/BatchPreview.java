package dev.treza.console.transactions;

import dev.treza.console.controls.RefusalBox;
import dev.treza.console.controls.Texts;
import dev.treza.console.payments.PaymentBatch;
import dev.treza.console.payments.PaymentItem;
import dev.treza.console.review.ReviewSheet;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Every payment of a file before it is proposed: totals, rows, and the review of the chosen row.
final class BatchPreview extends VBox {
  private final VBox detail = new VBox();

  BatchPreview(BatchViewModel model, BatchDraft.Preview preview) {
    setId("batch-preview");
    getStyleClass().add("review-sheet");
    PaymentBatch batch = preview.batch();
    BatchTable table = new BatchTable(batch);
    detail.setId("batch-detail");
    table.getSelectionModel().selectedItemProperty().subscribe(this::show);
    batch.wrong().stream()
        .findFirst()
        .<PaymentItem>map(wrong -> wrong)
        .ifPresent(table.getSelectionModel()::select);
    CheckBox atomic = new CheckBox("All or none: if one cannot be signed, none is");
    atomic.setId("batch-atomic");
    atomic.setWrapText(true);
    atomic.selectedProperty().bindBidirectional(model.atomicProperty());
    VBox head = new VBox(Texts.section(title(preview)), words(batch), atomic);
    head.getStyleClass().add("frame");
    BatchTotals totals = new BatchTotals(batch.totals());
    getChildren().add(head);
    getChildren()
        .addAll(
            batch.wrong().isEmpty()
                ? List.of(totals, table, detail)
                : List.of(table, detail, totals)); // what is wrong comes first
  }

  private static String title(BatchDraft.Preview preview) {
    int count = preview.batch().items().size();
    return (count == 1 ? "1 payment" : count + " payments") + " in " + preview.file().getFileName();
  }

  private static Node words(PaymentBatch batch) {
    int wrong = batch.wrong().size();
    Node words =
        wrong == 0
            ? Texts.body("Choose a row to see its whole review; then review all as one request.")
            : Texts.body(
                (wrong == 1 ? "1 row is wrong" : wrong + " rows are wrong")
                    + ". Correct the file and choose it again: no row is left out in silence.");
    words.setId("batch-words");
    return words;
  }

  private void show(@Nullable PaymentItem chosen) {
    if (chosen == null) {
      detail.getChildren().clear();
      return;
    }
    VBox card = new VBox(Texts.muted(chosen.line().place()), content(chosen));
    card.getStyleClass().add("frame");
    detail.getChildren().setAll(card);
  }

  private static Node content(PaymentItem item) {
    return switch (item) {
      case PaymentItem.Ready ready -> ReviewSheet.ofPart(ready.prepared().review());
      case PaymentItem.Wrong wrong -> new RefusalBox("batch-row-refusal", wrong.refusal());
    };
  }
}
