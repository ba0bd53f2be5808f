package dev.treza.console.fleet;

import dev.treza.console.controls.Badge;
import dev.treza.console.controls.Buttons;
import dev.treza.console.controls.Page;
import dev.treza.console.controls.Texts;
import dev.treza.console.controls.Tone;
import dev.treza.fleet.NetworkMode;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Lays out the fleet: a table of enclaves, or an invitation where there is none.
final class FleetView extends StackPane {
  private final FleetViewModel model;
  private final FleetTable table;

  FleetView(FleetViewModel model) {
    this.model = model;
    this.table = new FleetTable(model);
    Button start = Buttons.plain("fleet-start", "_Start local fleet", Feather.PLAY, model::start);
    Button stop = Buttons.plain("fleet-stop", "St_op", Feather.SQUARE, model::stop);
    Button refresh = Buttons.plain("fleet-refresh", "_Refresh", Feather.REFRESH_CW, model::refresh);
    refresh.setTooltip(Buttons.tip("F5"));
    start.disableProperty().bind(model.startDisabled());
    start.visibleProperty().bind(Bindings.isNotEmpty(model.rows()));
    start.managedProperty().bind(start.visibleProperty());
    stop.disableProperty().bind(model.stopDisabled());
    Page page = new Page("fleet", "Fleet", start, stop, refresh);
    page.subtitle().textProperty().bind(model.summary());
    Node empty = emptyState();
    empty.visibleProperty().bind(Bindings.isEmpty(model.rows()));
    table.visibleProperty().bind(Bindings.isNotEmpty(model.rows()));
    VBox content = new VBox(new FreshStartCard(model), new StackPane(table, empty));
    VBox.setVgrow(content.getChildren().getLast(), Priority.ALWAYS);
    page.setCenter(content);
    getChildren().add(page);
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    table.setOnMouseClicked(this::click);
  }

  private Node emptyState() {
    FontIcon icon = new FontIcon(Feather.SERVER);
    icon.getStyleClass().add("empty-icon");
    Button start =
        Buttons.primary("fleet-start-first", "Start _local fleet", Feather.PLAY, model::start);
    start.disableProperty().bind(model.startDisabled());
    VBox box =
        new VBox(
            icon,
            Texts.section("No enclave yet"),
            Texts.muted(
                "The local fleet runs two simulated enclaves on this computer. They sign on local and"
                    + " test networks, and everything they show is marked as simulated."),
            start);
    box.setId("fleet-empty");
    box.getStyleClass().add("empty-state");
    return box;
  }

  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.F5) {
      model.refresh();
      event.consume();
    } else if (event.getCode() == KeyCode.ENTER && table.isFocused()) {
      openSelected();
      event.consume();
    }
  }

  private void click(MouseEvent event) {
    if (event.getClickCount() == 2) {
      openSelected();
    }
  }

  private void openSelected() {
    Optional.ofNullable(table.getSelectionModel().getSelectedItem()).ifPresent(model::open);
  }

  static Badge networkBadge(NetworkMode mode) {
    return switch (mode) {
      case MAINNET -> new Badge(Feather.ALERT_TRIANGLE, Tone.BAD, mode.label());
      case TESTNET -> new Badge(Feather.GLOBE, Tone.INFO, mode.label());
      case LOCAL -> new Badge(Feather.HOME, Tone.NEUTRAL, mode.label());
    };
  }
}
