package dev.treza.console.fleet;

import dev.treza.console.controls.Buttons;
import dev.treza.console.controls.RefusalBox;
import dev.treza.console.controls.Texts;
import dev.treza.fleet.Refusal;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Says that the local fleet was founded by another build of the agent, and offers a fresh one;
/// whoever takes the offer is asked once more, because his wallets stay behind.
final class FreshStartCard extends VBox {
  private final FleetViewModel model;

  FreshStartCard(FleetViewModel model) {
    this.model = model;
    setId("fresh-start");
    getStyleClass().add("fresh-start");
    model.freshStartProperty().subscribe(this::show);
  }

  private void show(FreshStart now) {
    setVisible(!(now instanceof FreshStart.NotNeeded));
    setManaged(isVisible());
    switch (now) {
      case FreshStart.NotNeeded() -> getChildren().clear();
      case FreshStart.Offered(Refusal why) -> getChildren().setAll(box(why), row(offer()));
      case FreshStart.Confirming(Refusal why) ->
          getChildren().setAll(box(why), question(), row(confirm(), cancel()));
    }
  }

  private static Node box(Refusal why) {
    return new RefusalBox("other-build", why);
  }

  private static Node question() {
    return Texts.body(
        "The local enclaves are stopped and moved, with their wallets and keys, into a dated folder"
            + " below former-fleets. Nothing is deleted. Two new enclaves are founded; they have no"
            + " wallets yet.");
  }

  private Button offer() {
    Button button =
        Buttons.primary(
            "fresh-start-offer",
            "Start a fresh _local fleet …",
            Feather.ROTATE_CCW,
            model::offerFreshStart);
    button.disableProperty().bind(model.busyProperty());
    return button;
  }

  private Button confirm() {
    Button button =
        Buttons.primary(
            "fresh-start-confirm",
            "_Move it aside and start fresh",
            Feather.ARCHIVE,
            model::confirmFreshStart);
    button.disableProperty().bind(model.busyProperty());
    return button;
  }

  private Button cancel() {
    Button button =
        Buttons.plain("fresh-start-cancel", "Cancel", Feather.X, model::cancelFreshStart);
    button.setCancelButton(true);
    // not on the confirmation: one key pressed too often must not move anything
    Platform.runLater(button::requestFocus);
    return button;
  }

  private static Node row(Button... buttons) {
    return new FlowPane(8, 8, buttons);
  }
}
