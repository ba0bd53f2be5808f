package dev.treza.console.enclave;

import dev.treza.console.controls.Choices;
import dev.treza.console.controls.Facts;
import dev.treza.console.controls.FileChoice;
import dev.treza.console.controls.FileDialogs;
import dev.treza.fleet.Blockchain;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.wallet.DerivationScheme;
import java.util.List;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/// The fields of an import, as many as the chosen form of key has.
final class ImportFormFields extends VBox {
  private final ImportForm form;
  private final List<NetworkMode> networks;
  private final FileDialogs dialogs;

  ImportFormFields(ImportForm form, List<NetworkMode> networks, FileDialogs dialogs) {
    this.form = form;
    this.networks = networks;
    this.dialogs = dialogs;
    Facts first = new Facts();
    ComboBox<KeyForm> kind =
        Choices.of(
            "import-form",
            "Form of the key",
            List.of(KeyForm.values()),
            KeyForm::label,
            form.formProperty());
    first.add("Form of the key", kind);
    VBox rest = new VBox();
    setSpacing(8);
    getChildren().addAll(first, rest);
    form.formProperty().subscribe(chosen -> rest.getChildren().setAll(fields(chosen)));
  }

  private Node fields(KeyForm chosen) {
    Facts facts = new Facts();
    facts.addField(
        "Key file",
        new FileChoice(
            "import-key",
            "Choose the file that holds the key",
            "No file is chosen",
            dialogs,
            form.keyProperty()));
    if (chosen.mayHavePassphrase()) {
      facts.addField("Passphrase file", passphrase(chosen));
    }
    facts.add(
        "Blockchain",
        Choices.of(
            "import-blockchain",
            "Blockchain",
            chosen.blockchains(),
            Blockchain::label,
            form.blockchainProperty()));
    facts.add(
        "Network",
        Choices.of(
            "import-network", "Network", networks, NetworkMode::label, form.networkProperty()));
    if (chosen.hasPath()) {
      facts.add("Path", path(chosen));
    }
    facts.add(
        "Purpose",
        text(
            new TextField(),
            "import-purpose",
            "Purpose",
            "What it is for, such as “payroll” (may stay empty)",
            form.purposeProperty()));
    facts.add("Notes", notes());
    return facts;
  }

  private Node passphrase(KeyForm chosen) {
    return new FileChoice(
        "import-passphrase",
        "Choose the file that holds the passphrase",
        chosen.needsPassphrase() ? "No file is chosen" : "None",
        dialogs,
        form.passphraseProperty());
  }

  private Node path(KeyForm chosen) {
    TextField field =
        (TextField) text(new TextField(), "import-path", "Path", "", form.pathProperty());
    field.getStyleClass().add("mono-input");
    form.blockchainProperty().subscribe(chain -> field.setPromptText(example(chosen, chain)));
    return field;
  }

  private String example(KeyForm chosen, Blockchain chain) {
    return chosen == KeyForm.XPRV
        ? "m/0/0 below the extended key; empty: the key itself"
        : "empty: " + DerivationScheme.of(chain, form.networkProperty().get()).first().text();
  }

  private Node notes() {
    TextArea area = new TextArea();
    area.setPrefRowCount(2);
    area.addEventFilter(KeyEvent.KEY_PRESSED, ImportFormFields::leadOn);
    return text(
        area,
        "import-metadata",
        "Notes",
        "name=text, one a line, such as ticket=T-17 (may stay empty)",
        form.metadataProperty());
  }

  /// In the notes Tab leads on, as it does everywhere else.
  private static void leadOn(KeyEvent event) {
    if (event.getCode() == KeyCode.TAB && event.getTarget() instanceof Node text) {
      text.requestFocusTraversal(
          event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
      event.consume();
    }
  }

  private static TextInputControl text(
      TextInputControl field, String id, String name, String prompt, StringProperty value) {
    field.setId(id);
    field.setAccessibleText(name);
    field.setPromptText(prompt);
    field.textProperty().bindBidirectional(value);
    return field;
  }
}
