package dev.treza.console.enclave;

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
      ReadOnlyObjectProperty<Instant> now) {
    return new EnclaveView(
        selection, new AttestationView(attestation, now), new WalletsView(wallets));
  }
}
