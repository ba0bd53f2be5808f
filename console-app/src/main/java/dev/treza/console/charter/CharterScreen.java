package dev.treza.console.charter;

import dev.treza.console.controls.FileDialogs;
import dev.treza.console.enclave.EnclaveSelection;
import dev.treza.console.suspension.SuspensionViewModel;
import javafx.scene.Parent;

/// Builds the screen of policy and charter.
public final class CharterScreen {
  private CharterScreen() {}

  public static Parent build(
      EnclaveSelection selection,
      AmendmentViewModel amendment,
      SuspensionViewModel suspensions,
      FileDialogs dialogs) {
    return new CharterView(selection, suspensions, new AmendmentCard(amendment, dialogs));
  }
}
