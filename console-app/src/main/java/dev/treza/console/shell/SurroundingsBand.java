package dev.treza.console.shell;

import dev.treza.fleet.NetworkMode;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// The strip above every screen that says what is at stake, in words as well as in colour.
final class SurroundingsBand extends HBox {
  private final Label network = new Label();
  private final Label sentence = new Label();
  private final Label simulated = new Label("SIMULATED");

  SurroundingsBand(ShellViewModel model) {
    setId("surroundings");
    getStyleClass().add("surroundings");
    network.setId("surroundings-network");
    network.getStyleClass().add("surroundings-network");
    sentence.setId("surroundings-sentence");
    simulated.setId("simulated-mark");
    simulated.getStyleClass().add("simulated-mark");
    network.setMinWidth(USE_PREF_SIZE);
    simulated.setMinWidth(USE_PREF_SIZE);
    sentence.setMaxWidth(Double.MAX_VALUE);
    sentence.setWrapText(true);
    sentence.setMinHeight(USE_PREF_SIZE);
    setHgrow(sentence, Priority.ALWAYS);
    getChildren().addAll(network, sentence, simulated);
    model.surroundingsProperty().subscribe(this::show);
  }

  private void show(Surroundings now) {
    sentence.setText(now.sentence());
    String label = now.network().map(NetworkMode::label).orElse("");
    network.setText(label.toUpperCase(Locale.ROOT));
    network.setVisible(now.network().isPresent());
    network.setManaged(now.network().isPresent());
    simulated.setVisible(now.simulated());
    simulated.setManaged(now.simulated());
    for (NetworkMode mode : NetworkMode.values()) {
      pseudoClassStateChanged(
          PseudoClass.getPseudoClass(mode.text()), now.network().filter(mode::equals).isPresent());
    }
  }
}
