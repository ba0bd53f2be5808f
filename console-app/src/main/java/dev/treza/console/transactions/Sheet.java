package dev.treza.console.transactions;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;

/// What the right side shows: content that scrolls, and the buttons below it that never do.
record Sheet(Node content, List<Button> actions) {
  Sheet {
    actions = List.copyOf(actions);
  }
}
