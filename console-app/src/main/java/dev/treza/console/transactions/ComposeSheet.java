package dev.treza.console.transactions;

import dev.treza.console.controls.Buttons;
import dev.treza.console.controls.Texts;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// Takes in a transaction: wallet, text or file.
final class ComposeSheet extends VBox {
  private static final String EXAMPLE =
      """
      0x02… (unsigned, hexadecimal), or its fields:
      {"to": "0x…", "value": "0.1", "chainId": "31337", "nonce": "0",
       "gasLimit": "21000", "maxFeePerGas": "2000000000", "maxPriorityFeePerGas": "1000000000"}\
      """;

  private final TransactionsViewModel model;

  /// The sheet with its buttons.
  ///
  /// @param open lets a person choose a file
  static Sheet of(TransactionsViewModel model, Runnable open) {
    Button review = Buttons.primary("transaction-review", "_Review", Feather.EYE, model::review);
    review.setTooltip(Buttons.tip("Ctrl+Enter"));
    review.disableProperty().bind(model.inputProperty().isEmpty());
    Button file = Buttons.plain("transaction-open", "_Open file …", Feather.FOLDER, open);
    return new Sheet(new ComposeSheet(model), List.of(review, file));
  }

  private ComposeSheet(TransactionsViewModel model) {
    this.model = model;
    setId("compose");
    getStyleClass().add("frame");
    TextArea text = input();
    Label none = Texts.muted("There is no wallet to sign with: make one in a verified enclave.");
    none.visibleProperty().bind(Bindings.isEmpty(model.choices()));
    none.managedProperty().bind(none.visibleProperty());
    getChildren()
        .addAll(
            Texts.section("New transaction"),
            Texts.muted("Wallet"),
            wallet(),
            none,
            Texts.muted("Unsigned transaction"),
            text);
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    sceneProperty()
        .subscribe(scene -> {
          if (scene != null) {
            Platform.runLater(text::requestFocus);
          }
        });
  }

  private TextArea input() {
    TextArea text = new TextArea();
    text.setId("transaction-input");
    text.getStyleClass().add("mono-input");
    text.setWrapText(true);
    text.setPrefRowCount(9);
    text.setPromptText(EXAMPLE);
    text.textProperty().bindBidirectional(model.inputProperty());
    return text;
  }

  private ComboBox<WalletChoice> wallet() {
    ComboBox<WalletChoice> box = new ComboBox<>(model.choices());
    box.setId("transaction-wallet");
    box.setMaxWidth(Double.MAX_VALUE);
    box.setConverter(new Labels());
    box.valueProperty()
        .subscribe(chosen -> {
          if (chosen != null) {
            model.choiceProperty().set(Optional.of(chosen));
          }
        });
    model.choiceProperty().subscribe(choice -> box.setValue(choice.orElse(null)));
    return box;
  }

  /// Ctrl+Enter reviews; in the text Tab leads on, as it does everywhere else.
  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER && event.isShortcutDown()) {
      model.review();
      event.consume();
    }
  }

  private static final class Labels extends StringConverter<WalletChoice> {
    @Override
    public String toString(@Nullable WalletChoice choice) {
      return choice == null ? "" : choice.label();
    }

    @Override
    public @Nullable WalletChoice fromString(String text) {
      throw new UnsupportedOperationException("wallets are chosen, not typed");
    }
  }
}
