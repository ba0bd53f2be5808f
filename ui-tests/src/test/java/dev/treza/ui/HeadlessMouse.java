package dev.treza.ui;

import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/// The headless platform of JavaFX 26 calls every press of the primary button a popup trigger, so
/// that controls which open menus misread it. Here such events are sent again as they should be.
final class HeadlessMouse {
  private HeadlessMouse() {}

  static void correct(Scene scene) {
    scene.addEventFilter(
        MouseEvent.ANY,
        event -> {
          if (event.isPopupTrigger() && event.getButton() == MouseButton.PRIMARY) {
            event.consume();
            Event.fireEvent(event.getTarget(), corrected(event));
          }
        });
  }

  private static MouseEvent corrected(MouseEvent event) {
    return new MouseEvent(
        event.getSource(),
        event.getTarget(),
        event.getEventType(),
        event.getX(),
        event.getY(),
        event.getScreenX(),
        event.getScreenY(),
        event.getButton(),
        event.getClickCount(),
        event.isShiftDown(),
        event.isControlDown(),
        event.isAltDown(),
        event.isMetaDown(),
        event.isPrimaryButtonDown(),
        event.isMiddleButtonDown(),
        event.isSecondaryButtonDown(),
        event.isBackButtonDown(),
        event.isForwardButtonDown(),
        event.isSynthesized(),
        false,
        event.isStillSincePress(),
        event.getPickResult());
  }
}
