package dev.treza.console.transactions;

import javafx.scene.Parent;

/// Builds the transactions screen.
public final class TransactionsScreen {
  private TransactionsScreen() {}

  public static Parent build(TransactionsViewModel model) {
    return new TransactionsView(model);
  }
}
