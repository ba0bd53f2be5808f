package dev.treza.console.settings;

import dev.treza.console.controls.Badge;
import dev.treza.console.controls.Buttons;
import dev.treza.console.controls.Card;
import dev.treza.console.controls.Facts;
import dev.treza.console.controls.Focus;
import dev.treza.console.controls.Page;
import dev.treza.console.controls.Texts;
import dev.treza.console.controls.Tone;
import dev.treza.console.link.node.NodeAddress;
import dev.treza.fleet.chain.Network;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// Lays out the settings: the own credential, and the nodes.
final class SettingsView extends StackPane {
  private static final double NAMES_WIDTH = 180;
  private static final double MODE_WIDTH = 90;

  private final NodesViewModel model;
  private final VBox rows = new VBox(10);

  SettingsView(NodesViewModel model, Node credential) {
    this.model = model;
    rows.setId("node-list");
    Page page = new Page("settings", "Settings");
    page.subtitle()
        .setText("What you sign with, and the nodes you trust to speak of each network.");
    VBox body = new VBox(credential, chooser(), new Card("nodes", "Nodes", rows));
    body.getStyleClass().add("page-body");
    page.setCenter(Page.scrolling("settings-scroll", body));
    getChildren().add(page);
    model.rows().addListener((ListChangeListener<NodeRow>) _ -> show());
    show();
  }

  private Node chooser() {
    ComboBox<Network> network = new ComboBox<>();
    network.setId("node-network");
    network.setAccessibleText("Network");
    network.setMaxWidth(Double.MAX_VALUE);
    network.getItems().setAll(model.networks());
    network.setConverter(new Labels());
    network.valueProperty().bindBidirectional(model.networkProperty());
    TextField url = new TextField();
    url.setId("node-url");
    url.setAccessibleText("Address");
    url.setPromptText("https://…, or http://127.0.0.1:8545 on this computer");
    url.textProperty().bindBidirectional(model.urlProperty());
    Button choose = Buttons.primary("node-set", "_Use this node", Feather.CHECK, model::choose);
    choose.disableProperty().bind(model.urlProperty().isEmpty());
    choose.setDefaultButton(true);
    Facts facts = new Facts();
    facts.add("Network", network);
    facts.add("Address", url);
    return new Card(
        "node-chooser",
        "Choose a node",
        Texts.muted(
            "No node is used that you did not choose. It fills in balance, nonce and fees, takes"
                + " what you broadcast and says what became of it; enclaves never hear of it."),
        facts,
        new HBox(choose));
  }

  private void show() {
    Focus.keepIn(
        rows, () -> rows.getChildren().setAll(model.rows().stream().map(this::row).toList()));
  }

  private Node row(NodeRow row) {
    Network network = row.network();
    Label name = Texts.body(network.name());
    Label chain = Texts.muted("chain " + network.id());
    VBox names = new VBox(2, name, chain);
    names.setMinWidth(NAMES_WIDTH);
    Label where =
        row.node().map(NodeAddress::shown).map(Texts::mono).orElseGet(() -> Texts.muted("No node"));
    where.setId("node-" + network.id());
    HBox space = new HBox(where);
    space.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox mode = new HBox(new Badge(Feather.GLOBE, Tone.NEUTRAL, network.mode().label()));
    mode.setAlignment(Pos.CENTER_LEFT);
    mode.setMinWidth(MODE_WIDTH);
    HBox line = new HBox(12, names, mode, space);
    line.setAlignment(Pos.CENTER_LEFT);
    if (row.node().isPresent()) {
      line.getChildren()
          .addAll(
              Buttons.plain(
                  "node-check-" + network.id(),
                  "Check",
                  Feather.REFRESH_CW,
                  () -> model.check(network)),
              Buttons.icon(
                  "node-remove-" + network.id(),
                  "Forget the node of " + network.name(),
                  Feather.TRASH_2,
                  () -> model.forget(network)));
    }
    return line;
  }

  private static final class Labels extends StringConverter<Network> {
    @Override
    public String toString(@Nullable Network network) {
      return network == null ? "" : network.name() + " · chain " + network.id();
    }

    @Override
    public @Nullable Network fromString(String text) {
      throw new UnsupportedOperationException("networks are chosen, not typed");
    }
  }
}
