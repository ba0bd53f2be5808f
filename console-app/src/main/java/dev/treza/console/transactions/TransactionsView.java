package dev.treza.console.transactions;

import dev.treza.console.controls.Buttons;
import dev.treza.console.controls.FileDialogs;
import dev.treza.console.controls.Focus;
import dev.treza.console.controls.Page;
import dev.treza.console.store.TransactionRecord;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.kordamp.ikonli.feather.Feather;

/// Lays out the list of transactions at the left and the one in hand at the right.
final class TransactionsView extends StackPane {
  private final TransactionsViewModel model;
  private final FileDialogs dialogs;
  private final VBox sheet = new VBox();
  private final FlowPane actions = new FlowPane(8, 8);
  private final ScrollPane scroll = Page.scrolling("transaction", sheet);

  TransactionsView(TransactionsViewModel model, FileDialogs dialogs) {
    this.model = model;
    this.dialogs = dialogs;
    Button compose =
        Buttons.plain("transaction-new", "_New transaction", Feather.PLUS, model::compose);
    Button pay = Buttons.plain("payment-new", "New _payment", Feather.SEND, model::pay);
    Button batch = Buttons.plain("batch-new", "New _batch", Feather.LAYERS, model::beginBatch);
    Page page = new Page("transactions", "Transactions", pay, batch, compose);
    page.subtitle().setText("Compose, review, approve, sign, broadcast.");
    sheet.getStyleClass().add("page-body");
    actions.getStyleClass().add("sheet-actions");
    BorderPane right = new BorderPane(scroll);
    right.setBottom(actions);
    BorderPane content = new BorderPane(right);
    content.setLeft(list());
    page.setCenter(content);
    getChildren().add(page);
    model.payment().compositionProperty().subscribe(found -> lead(found.isPresent()));
    model.payment().refusalProperty().subscribe(found -> lead(found.isPresent()));
    show(model.draftProperty().get(), model.draftProperty().get());
    model
        .batch()
        .draftProperty()
        .subscribe(_ -> {
          if (model.draftProperty().get() instanceof Draft.Batching batching) {
            show(batching, batching);
          }
        });
    model
        .draftProperty()
        .subscribe((before, now) -> {
          show(before, now);
          if (before instanceof Draft.Signing && now instanceof Draft.Recorded) {
            Platform.runLater(() -> actions.getChildren().getFirst().requestFocus());
          }
        });
  }

  private Node list() {
    Button export =
        Buttons.plain("list-export", "E_xport list …", Feather.DOWNLOAD, this::exportList);
    export.disableProperty().bind(Bindings.isEmpty(model.records()));
    HBox below = new HBox(export);
    below.getStyleClass().add("list-actions");
    BorderPane left = new BorderPane(new TransactionList(model));
    left.setBottom(below);
    return left;
  }

  private BatchFiles files() {
    return new BatchFiles(dialogs, this::window, model.batch());
  }

  private void show(Draft before, Draft draft) {
    boolean same =
        before instanceof Draft.Recorded(var earlier)
            && draft instanceof Draft.Recorded(var later)
            && earlier.id().equals(later.id());
    double place = scroll.getVvalue();
    Sheet shown =
        switch (draft) {
          case Draft.Composing() -> ComposeSheet.of(model, this::open);
          case Draft.Paying() -> PaymentSheet.of(model);
          case Draft.Batching() -> BatchSheet.of(model.batch(), model.credential(), files());
          case Draft.Replacing replacing -> ReplacementSheet.of(model, replacing);
          case Draft.Reviewing reviewing -> ApprovalSheet.of(model, reviewing, dialogs);
          case Draft.Signing signing -> ApprovalSheet.signing(signing);
          case Draft.Recorded(var record) -> RecordSheet.of(model, record, () -> save(record));
          case Draft.Refused(var refusal) -> ApprovalSheet.refused(model, refusal);
        };
    sheet.getChildren().setAll(shown.content());
    Focus.keepIn(actions, () -> actions.getChildren().setAll(shown.actions()));
    scroll.setVvalue(same ? place : 0);
  }

  /// What the node said of a payment stands below the form; only what is laid out can be led to.
  private void lead(boolean found) {
    if (found && model.draftProperty().get() instanceof Draft.Paying) {
      Platform.runLater(() -> {
        scroll.applyCss();
        scroll.layout();
        scroll.setVvalue(1);
      });
    }
  }

  private void open() {
    dialogs.open("Open an unsigned transaction", window()).ifPresent(model::open);
  }

  private void save(TransactionRecord record) {
    dialogs
        .save("Save the signed transaction", "signed-transaction.hex", window())
        .ifPresent(file -> model.save(record, file));
  }

  private void exportList() {
    dialogs
        .save("Save the list of transactions (.csv or .json)", "transactions.csv", window())
        .ifPresent(model::exportList);
  }

  private Window window() {
    return getScene().getWindow();
  }
}
