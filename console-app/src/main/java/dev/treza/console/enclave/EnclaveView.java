package dev.treza.console.enclave;

import dev.treza.console.controls.Badge;
import dev.treza.console.controls.Page;
import dev.treza.console.fleet.EnclaveStatus;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.StackPane;

/// Lays out one enclave: which, and its tabs.
final class EnclaveView extends StackPane {
  private final EnclaveSelection selection;
  private final ComboBox<String> choice = new ComboBox<>();
  private final Badge simulated = Badge.simulated();
  private boolean following;

  EnclaveView(EnclaveSelection selection, Node attestation, Node wallets) {
    this.selection = selection;
    choice.setId("enclave-choice");
    choice.setAccessibleText("Enclave");
    choice.valueProperty().subscribe(this::chosen);
    simulated.setId("enclave-simulated");
    Page page = new Page("enclave", "Enclave", simulated, choice);
    page.setCenter(
        new TabPane(
            tab("enclave-attestation", "Attestation", attestation),
            tab("enclave-wallets", "Wallets", wallets)));
    getChildren().add(page);
    selection.statusProperty().subscribe(status -> follow(page, status));
  }

  private static Tab tab(String id, String title, Node content) {
    Tab tab = new Tab(title, content);
    tab.setId(id);
    tab.setClosable(false);
    return tab;
  }

  private void follow(Page page, Optional<EnclaveStatus> status) {
    following = true;
    if (!choice.getItems().equals(selection.choices())) {
      choice.getItems().setAll(selection.choices());
    }
    status.map(EnclaveStatus::id).ifPresent(choice::setValue);
    following = false;
    choice.setVisible(status.isPresent());
    simulated.setVisible(status.filter(s -> s.enclave().simulated()).isPresent());
    page.title().setText(status.map(s -> "Enclave " + s.id()).orElse("Enclave"));
    page.subtitle()
        .setText(
            status
                .map(s -> "Namespace " + s.enclave().root().namespace())
                .orElse("No enclave is known yet."));
  }

  private void chosen(String id) {
    if (!following && id != null) {
      selection.choose(id);
    }
  }
}
