package dev.treza.console.transactions;

import dev.treza.console.controls.FileDialogs;
import javafx.scene.Parent;

/// Builds the transactions screen.
public final class TransactionsScreen {
  private TransactionsScreen() {}

  public static Parent build(TransactionsViewModel model, FileDialogs dialogs) {
    return new TransactionsView(model, dialogs);
  }
}
