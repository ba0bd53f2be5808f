package dev.treza.console.controls;

import java.util.Arrays;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;

/// A field for a pass phrase or PIN. Unlike JavaFX's own, which keeps its text as a `String`, it
/// keeps characters that can be overwritten; it shows how many there are and takes nothing from the
/// clipboard, where other programs look.
public final class SecretField extends HBox {
  private static final int MOST = 128;
  private static final char BACKSPACE = '\b';
  private static final char DELETE = 0x7f;

  private final char[] typed = new char[MOST];
  private final ReadOnlyIntegerWrapper length = new ReadOnlyIntegerWrapper(0);
  private final Label dots = new Label();
  private final Runnable entered;

  /// @param name what screen readers say
  /// @param entered what Enter does
  public SecretField(String id, String name, Runnable entered) {
    this.entered = entered;
    setId(id);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.PASSWORD_FIELD);
    setAccessibleText(name);
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().addAll("text-input", "secret-field");
    dots.setMouseTransparent(true);
    getChildren().add(dots);
    setOnMousePressed(_ -> requestFocus());
    addEventHandler(KeyEvent.KEY_TYPED, this::type);
    addEventHandler(KeyEvent.KEY_PRESSED, this::press);
    length.addListener(_ -> dots.setText("•".repeat(length.get())));
  }

  /// How many characters were typed.
  public ReadOnlyIntegerProperty lengthProperty() {
    return length.getReadOnlyProperty();
  }

  /// What was typed; the field is empty afterwards.
  public char[] take() {
    char[] taken = Arrays.copyOf(typed, length.get());
    clear();
    return taken;
  }

  public void clear() {
    Arrays.fill(typed, ' ');
    length.set(0);
  }

  private void type(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown() || event.getCharacter().isEmpty()) {
      return;
    }
    char character = event.getCharacter().charAt(0);
    if (character == BACKSPACE || character == DELETE) {
      eraseLast();
    } else if (character >= ' ' && length.get() < MOST) {
      typed[length.get()] = character;
      length.set(length.get() + 1);
    } else {
      return;
    }
    event.consume();
  }

  private void eraseLast() {
    if (length.get() > 0) {
      typed[length.get() - 1] = ' ';
      length.set(length.get() - 1);
    }
  }

  private void press(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER) {
      entered.run();
      event.consume();
    } else if (event.getCode() == KeyCode.SPACE) {
      event.consume(); // no page below it scrolls
    }
  }
}
