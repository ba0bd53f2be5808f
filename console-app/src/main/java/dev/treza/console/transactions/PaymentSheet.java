package dev.treza.console.transactions;

import dev.treza.console.compose.FeeLevel;
import dev.treza.console.controls.Buttons;
import dev.treza.console.controls.Facts;
import dev.treza.console.controls.RefusalBox;
import dev.treza.console.controls.Texts;
import dev.treza.fleet.chain.Network;
import dev.treza.fleet.chain.evm.token.Token;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.property.Property;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// Takes in a payment as a form, and shows what the user's node makes of it.
final class PaymentSheet extends VBox {
  private final TransactionsViewModel model;
  private final PaymentViewModel payment;
  private final VBox result = new VBox();

  /// The sheet with its buttons.
  static Sheet of(TransactionsViewModel model) {
    PaymentViewModel payment = model.payment();
    Button prepare =
        Buttons.plain("payment-prepare", "_Ask the node", Feather.REFRESH_CW, payment::prepare);
    prepare.setTooltip(Buttons.tip("Ctrl+Enter"));
    prepare
        .disableProperty()
        .bind(
            payment
                .askingProperty()
                .or(
                    Bindings.createBooleanBinding(
                        () -> payment.networkProperty().get().isEmpty(),
                        payment.networkProperty())));
    Button review = Buttons.primary("payment-review", "_Review", Feather.EYE, model::reviewPayment);
    review
        .disableProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> payment.compositionProperty().get().isEmpty(),
                payment.compositionProperty()));
    return new Sheet(new PaymentSheet(model), List.of(review, prepare));
  }

  private PaymentSheet(TransactionsViewModel model) {
    this.model = model;
    this.payment = model.payment();
    getStyleClass().add("review-sheet");
    TextField to =
        field("payment-to", "To", "0x…, or a name of the address book", payment.toProperty());
    to.getStyleClass().add("mono-input");
    VBox form = new VBox(Texts.section("New payment"), facts(to), hint());
    form.setId("payment");
    form.getStyleClass().add("frame");
    result.setId("payment-result");
    getChildren().addAll(form, result);
    payment.compositionProperty().subscribe(_ -> showResult());
    payment.refusalProperty().subscribe(_ -> showResult());
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    sceneProperty()
        .subscribe(scene -> {
          if (scene != null) {
            Platform.runLater(to::requestFocus);
          }
        });
  }

  private Facts facts(TextField to) {
    Facts facts = new Facts();
    facts.add("From", wallets());
    facts.add(
        "Network",
        choice("payment-network", "Network", payment.networks(), payment.networkProperty()));
    facts.add("To", to);
    facts.add(
        "Amount",
        field("payment-amount", "Amount", "in whole units, such as 1.5", payment.amountProperty()));
    facts.add("Asset", assets());
    facts.add("Fee", fees());
    facts.add(
        "Contract data",
        field(
            "payment-data",
            "Contract data",
            "0x…; empty for a plain payment",
            payment.dataProperty()));
    facts.add("Nonce", field("payment-nonce", "Nonce", "the next one", payment.nonceProperty()));
    facts.add(
        "Gas limit",
        field("payment-gas", "Gas limit", "as the node estimates", payment.gasLimitProperty()));
    return facts;
  }

  private Node hint() {
    List<String> names = payment.names();
    return Texts.muted(
        "Ctrl+Enter asks your node for balance, nonce, fees and gas."
            + (names.isEmpty() ? "" : " The address book has: " + String.join(", ", names) + "."));
  }

  private ComboBox<WalletChoice> wallets() {
    ComboBox<WalletChoice> box = new ComboBox<>(model.choices());
    wide(box, "payment-wallet", "From");
    box.setConverter(words(WalletChoice::label));
    box.valueProperty()
        .subscribe(chosen -> {
          if (chosen != null) {
            model.choiceProperty().set(Optional.of(chosen));
          }
        });
    model.choiceProperty().subscribe(chosen -> box.setValue(chosen.orElse(null)));
    return box;
  }

  private static ComboBox<Network> choice(
      String id, String name, ObservableList<Network> items, Property<Optional<Network>> chosen) {
    ComboBox<Network> box = new ComboBox<>(items);
    wide(box, id, name);
    box.setConverter(words(network -> network.name() + " · chain " + network.id()));
    box.valueProperty()
        .subscribe(one -> {
          if (one != null) {
            chosen.setValue(Optional.of(one));
          }
        });
    chosen.subscribe(one -> box.setValue(one.orElse(null)));
    return box;
  }

  private ComboBox<Optional<Token>> assets() {
    ComboBox<Optional<Token>> box = new ComboBox<>(payment.assets());
    wide(box, "payment-asset", "Asset");
    box.setConverter(words(payment::symbol));
    box.valueProperty()
        .subscribe(one -> {
          if (one != null) {
            payment.tokenProperty().set(one);
          }
        });
    payment.tokenProperty().subscribe(box::setValue);
    return box;
  }

  private ComboBox<FeeLevel> fees() {
    ComboBox<FeeLevel> box = new ComboBox<>(FXCollections.observableArrayList(FeeLevel.values()));
    wide(box, "payment-fee", "Fee");
    box.setConverter(words(FeeLevel::label));
    box.valueProperty().bindBidirectional(payment.levelProperty());
    return box;
  }

  private static void wide(ComboBox<?> box, String id, String name) {
    box.setId(id);
    box.setMaxWidth(Double.MAX_VALUE);
    box.setAccessibleText(name);
  }

  private static TextField field(String id, String name, String prompt, StringProperty text) {
    TextField field = new TextField();
    field.setId(id);
    field.setAccessibleText(name);
    field.setPromptText(prompt);
    field.textProperty().bindBidirectional(text);
    return field;
  }

  private void showResult() {
    Optional<Node> cost = payment.compositionProperty().get().map(CostCard::new);
    Optional<Node> refused =
        payment.refusalProperty().get().map(why -> new RefusalBox("payment-refusal", why));
    result.getChildren().setAll(cost.or(() -> refused).stream().toList());
  }

  /// Ctrl+Enter asks; once there is an answer it leads on to the review.
  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER && event.isShortcutDown()) {
      if (payment.compositionProperty().get().isPresent()) {
        model.reviewPayment();
      } else {
        payment.prepare();
      }
      event.consume();
    }
  }

  private static <T> StringConverter<T> words(Function<T, String> text) {
    return new StringConverter<>() {
      @Override
      public String toString(@Nullable T value) {
        return value == null ? "" : text.apply(value);
      }

      @Override
      public @Nullable T fromString(String typed) {
        throw new UnsupportedOperationException("it is chosen, not typed");
      }
    };
  }
}
