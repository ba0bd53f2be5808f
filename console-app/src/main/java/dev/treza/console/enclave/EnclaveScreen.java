package dev.treza.console.enclave;

import dev.treza.console.controls.FileDialogs;
import dev.treza.console.suspension.SuspensionViewModel;
import java.time.Instant;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.Parent;

/// Builds the screen of one enclave.
public final class EnclaveScreen {
  private EnclaveScreen() {}

  /// The screen.
  ///
  /// @param now the time against which ages are shown; it moves
  public static Parent build(
      EnclaveSelection selection,
      AttestationViewModel attestation,
      WalletsViewModel wallets,
      ImportViewModel imports,
      ReleaseViewModel releases,
      SuspensionViewModel suspensions,
      ReadOnlyObjectProperty<Instant> now,
      FileDialogs dialogs) {
    return new EnclaveView(
        selection,
        new AttestationView(attestation, now, dialogs),
        new WalletsView(wallets, imports, releases, suspensions, dialogs));
  }
}
