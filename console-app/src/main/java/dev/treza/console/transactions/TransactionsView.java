package dev.treza.console.transactions;

import dev.treza.console.controls.Buttons;
import dev.treza.console.controls.Page;
import dev.treza.console.store.TransactionRecord;
import java.io.File;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.kordamp.ikonli.feather.Feather;

/// Lays out the list of transactions at the left and the one in hand at the right.
final class TransactionsView extends StackPane {
  private final TransactionsViewModel model;
  private final VBox sheet = new VBox();
  private final HBox actions = new HBox(8);
  private final ScrollPane scroll = Page.scrolling("transaction", sheet);

  TransactionsView(TransactionsViewModel model) {
    this.model = model;
    Button compose =
        Buttons.plain("transaction-new", "_New transaction", Feather.PLUS, model::compose);
    Page page = new Page("transactions", "Transactions", compose);
    page.subtitle().setText("Paste or open, review, approve, sign.");
    sheet.getStyleClass().add("page-body");
    actions.getStyleClass().add("sheet-actions");
    BorderPane right = new BorderPane(scroll);
    right.setBottom(actions);
    BorderPane content = new BorderPane(right);
    content.setLeft(new TransactionList(model));
    page.setCenter(content);
    getChildren().add(page);
    show(model.draftProperty().get());
    model
        .draftProperty()
        .subscribe((before, now) -> {
          show(now);
          if (before instanceof Draft.Signing && now instanceof Draft.Recorded) {
            Platform.runLater(() -> actions.getChildren().getFirst().requestFocus());
          }
        });
  }

  private void show(Draft draft) {
    Sheet shown =
        switch (draft) {
          case Draft.Composing() -> ComposeSheet.of(model, this::open);
          case Draft.Reviewing reviewing -> ApprovalSheet.of(model, reviewing);
          case Draft.Signing signing -> ApprovalSheet.signing(signing);
          case Draft.Recorded(var record) -> RecordSheet.of(model, record, () -> save(record));
          case Draft.Refused(var refusal) -> ApprovalSheet.refused(model, refusal);
        };
    sheet.getChildren().setAll(shown.content());
    actions.getChildren().setAll(shown.actions());
    scroll.setVvalue(0);
  }

  private void open() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Open an unsigned transaction");
    Optional.ofNullable(chooser.showOpenDialog(window())).map(File::toPath).ifPresent(model::open);
  }

  private void save(TransactionRecord record) {
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
