package dev.treza.console.settings;

import dev.treza.console.controls.Buttons;
import dev.treza.console.controls.Facts;
import dev.treza.console.controls.FileDialogs;
import dev.treza.console.controls.SecretField;
import dev.treza.console.controls.Texts;
import dev.treza.console.credential.token.TokenInfo;
import dev.treza.fleet.charter.CredentialKind;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// How a person chooses a credential of his own.
final class CredentialForm {
  private final CredentialViewModel model;
  private final FileDialogs dialogs;
  private final Supplier<Window> window;
  private final VBox form = new VBox(12);
  private final VBox node = new VBox(12);

  CredentialForm(CredentialViewModel model, FileDialogs dialogs, Supplier<Window> window) {
    this.model = model;
    this.dialogs = dialogs;
    this.window = window;
    ToggleGroup kinds = new ToggleGroup();
    FlowPane choice = new FlowPane(16, 8);
    for (CredentialKind kind : CredentialKind.values()) {
      RadioButton radio = new RadioButton(words(kind));
      radio.setId("credential-kind-" + kind.text());
      radio.setToggleGroup(kinds);
      radio.setSelected(kind == model.kindProperty().get());
      radio.setOnAction(_ -> {
        model.kindProperty().set(kind);
        show(kind);
      });
      choice.getChildren().add(radio);
    }
    node.getChildren()
        .addAll(
            Texts.muted(
                "Until you choose one, the starter credential of the local fleet signs. It protects"
                    + " nothing and works for simulated enclaves only."),
            choice,
            form);
    show(model.kindProperty().get());
  }

  Node node() {
    return node;
  }

  private static String words(CredentialKind kind) {
    return switch (kind) {
      case SOFTWARE -> "A file with a pass phrase";
      case TOKEN -> "A token (PKCS#11)";
      case AIR_GAPPED -> "Behind an air gap";
    };
  }

  private void show(CredentialKind kind) {
    form.getChildren()
        .setAll(
            switch (kind) {
              case SOFTWARE -> file();
              case TOKEN -> token();
              case AIR_GAPPED -> airGap();
            });
  }

  private List<Node> file() {
    Facts facts = label();
    SecretField second = new SecretField("credential-secret-again", "Pass phrase again", () -> {});
    SecretField first = new SecretField("credential-secret", "Pass phrase", second::requestFocus);
    facts.add("Pass phrase", first);
    facts.add("Once more", second);
    Button create =
        Buttons.primary(
            "credential-create",
            "_Make a key",
            Feather.KEY,
            () -> model.create(first.take(), second.take()));
    create.disableProperty().bind(nameless().or(second.lengthProperty().isEqualTo(0)));
    Button bring =
        Buttons.plain(
            "credential-import",
            "_Bring one in from a file…",
            Feather.UPLOAD,
            () ->
                dialogs
                    .open("Open a PKCS#12 file", window.get())
                    .ifPresent(file -> model.bringIn(file, first.take())));
    bring.disableProperty().bind(nameless().or(first.lengthProperty().isEqualTo(0)));
    return List.of(
        facts,
        Texts.muted(
            "12 to 128 characters. Nobody can recover it. To bring a key in, type the pass phrase"
                + " that opens its file."),
        new FlowPane(8, 8, create, bring));
  }

  private List<Node> token() {
    Facts facts = label();
    TextField module = new TextField();
    module.setId("token-module");
    module.setAccessibleText("PKCS#11 module");
    module.setPromptText("The module file that came with the token");
    module.textProperty().bindBidirectional(model.moduleProperty());
    HBox.setHgrow(module, Priority.ALWAYS);
    Button browse =
        Buttons.icon(
            "token-module-open",
            "Choose the module file",
            Feather.FOLDER,
            () ->
                dialogs
                    .open("Choose the PKCS#11 module", window.get())
                    .ifPresent(file -> model.moduleProperty().set(file.toString())));
    Button find = Buttons.plain("token-find", "Find _tokens", Feather.SEARCH, model::findTokens);
    find.disableProperty().bind(model.moduleProperty().isEmpty());
    facts.add("Module", new HBox(8, module, browse, find));
    facts.add("Token", tokens());
    CheckBox newKey = new CheckBox("Make a new key on it");
    newKey.setId("token-new-key");
    newKey.selectedProperty().bindBidirectional(model.newKeyProperty());
    facts.add("Key", newKey);
    SecretField pin = new SecretField("token-pin", "PIN of the token", () -> {});
    facts.add("PIN", pin);
    Button choose =
        Buttons.primary(
            "token-choose", "_Use this token", Feather.CHECK, () -> model.chooseToken(pin.take()));
    choose
        .disableProperty()
        .bind(
            nameless()
                .or(
                    Bindings.createBooleanBinding(
                        () -> model.tokenProperty().get().isEmpty(), model.tokenProperty()))
                .or(pin.lengthProperty().isEqualTo(0)));
    return List.of(
        facts,
        Texts.muted(
            "The module runs inside this program and is handed your PIN: choose only the one that"
                + " came with your token. No PIN is tried on a token that is not chosen here."),
        choose);
  }

  private Node tokens() {
    ComboBox<TokenInfo> box = new ComboBox<>(model.tokens());
    box.setId("token-choice");
    box.setAccessibleText("Token");
    box.setMaxWidth(Double.MAX_VALUE);
    box.setPromptText("No token was looked for yet");
    box.setConverter(new Labels());
    model.tokenProperty().get().ifPresent(box::setValue);
    model.tokenProperty().subscribe(now -> now.ifPresent(box::setValue));
    box.valueProperty()
        .addListener((_, _, now) -> model.tokenProperty().set(Optional.ofNullable(now)));
    return box;
  }

  private List<Node> airGap() {
    Button choose =
        Buttons.primary(
            "airgap-enrolment",
            "Open your _enrolment…",
            Feather.FILE_TEXT,
            () ->
                dialogs
                    .open("Open your enrolment", window.get())
                    .ifPresent(model::chooseAirgapped));
    return List.of(
        Texts.muted(
            "On the computer without a network: treza credential create, then treza officer enrol"
                + " --air-gapped. Bring the enrolment here; it holds no secret."),
        choose);
  }

  private Facts label() {
    Facts facts = new Facts();
    TextField name = new TextField();
    name.setId("credential-name");
    name.setAccessibleText("Your name");
    name.setPromptText("As the charter is to name you");
    name.textProperty().bindBidirectional(model.nameProperty());
    CheckBox rehearsal = new CheckBox("For simulated enclaves only; otherwise for real ones only");
    rehearsal.setId("credential-rehearsal");
    rehearsal.setWrapText(true);
    rehearsal.selectedProperty().bindBidirectional(model.rehearsalProperty());
    facts.add("Your name", name);
    facts.add("For", rehearsal);
    return facts;
  }

  private BooleanBinding nameless() {
    return model.nameProperty().isEmpty();
  }

  private static final class Labels extends StringConverter<TokenInfo> {
    @Override
    public String toString(@Nullable TokenInfo token) {
      return token == null
          ? ""
          : token.shown() + (token.pin().words().isEmpty() ? "" : " · " + token.pin().words());
    }

    @Override
    public @Nullable TokenInfo fromString(String text) {
      throw new UnsupportedOperationException("tokens are chosen, not typed");
    }
  }
}
