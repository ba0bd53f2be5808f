package dev.treza.console.transactions;

import dev.treza.console.controls.Buttons;
import dev.treza.console.controls.Page;
import java.io.File;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.kordamp.ikonli.feather.Feather;

/// Lays out the list of transactions at the left and the one in hand at the right.
final class TransactionsView extends StackPane {
  private final TransactionsViewModel model;
  private final VBox sheet = new VBox();
  private final ScrollPane scroll = Page.scrolling("transaction", sheet);

  TransactionsView(TransactionsViewModel model) {
    this.model = model;
    Button compose =
        Buttons.plain("transaction-new", "_New transaction", Feather.PLUS, model::compose);
    Page page = new Page("transactions", "Transactions", compose);
    page.subtitle().setText("Paste or open, review, approve, sign.");
    sheet.getStyleClass().add("page-body");
    BorderPane content = new BorderPane(scroll);
    content.setLeft(new TransactionList(model));
    page.setCenter(content);
    getChildren().add(page);
    model.draftProperty().subscribe(this::show);
  }

  private void show(Draft draft) {
    sheet
        .getChildren()
        .setAll(
            switch (draft) {
              case Draft.Composing() -> new ComposeSheet(model, this::open);
              case Draft.Reviewing reviewing -> ApprovalSheet.of(model, reviewing);
              case Draft.Signing signing -> ApprovalSheet.signing(signing);
              case Draft.Recorded(var record) -> new RecordSheet(model, record, () -> save(record));
              case Draft.Refused(var refusal) -> ApprovalSheet.refused(model, refusal);
            });
    scroll.setVvalue(0);
  }

  private void open() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Open an unsigned transaction");
    Optional.ofNullable(chooser.showOpenDialog(window())).map(File::toPath).ifPresent(model::open);
  }

  private void save(dev.treza.console.store.TransactionRecord record) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Save the signed transaction");
    chooser.setInitialFileName("signed-transaction.hex");
    Optional.ofNullable(chooser.showSaveDialog(window()))
        .map(File::toPath)
        .ifPresent(file -> model.save(record, file));
  }

  private Window window() {
    return getScene().getWindow();
  }
}
