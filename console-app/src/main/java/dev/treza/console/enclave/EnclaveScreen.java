package dev.treza.console.enclave;

import java.time.InstantSource;
import javafx.scene.Parent;

/// Builds the screen of one enclave.
public final class EnclaveScreen {
  private EnclaveScreen() {}

  public static Parent build(
      EnclaveSelection selection,
      AttestationViewModel attestation,
      WalletsViewModel wallets,
      InstantSource clock) {
    return new EnclaveView(
        selection, new AttestationView(attestation, clock), new WalletsView(wallets));
  }
}
