package dev.treza.console.controls;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;

/// Keeps the keyboard where it was while a part of the screen is laid out anew.
public final class Focus {
  private Focus() {}

  /// Runs `rebuild`, which replaces what is below `part`, and gives the focus back to the control
  /// of the same id. Nothing happens if the focus was elsewhere.
  public static void keepIn(Parent part, Runnable rebuild) {
    Optional<String> focused =
        Optional.ofNullable(part.getScene())
            .map(Scene::getFocusOwner)
            .filter(owner -> isBelow(owner, part))
            .map(Node::getId);
    rebuild.run();
    focused.map(id -> part.lookup("#" + id)).ifPresent(Node::requestFocus);
  }

  private static boolean isBelow(Node node, Parent part) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at.equals(part)) {
        return true;
      }
    }
    return false;
  }
}
