package dev.treza.tour;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The ways a person goes through the console when all is well, each with its pictures. In their
/// order: each begins where the one before ended.
final class Walk {
  private final Guide guide;
  private final Pictures pictures;
  private final ScriptedDialogs dialogs;

  Walk(Guide guide, Pictures pictures, ScriptedDialogs dialogs) {
    this.guide = guide;
    this.pictures = pictures;
    this.dialogs = dialogs;
  }

  void startTheFleet() throws TourException {
    guide.awaitShown("#fleet-empty");
    pictures.take("fleet-empty");
    guide.press("#fleet-start-first");
    guide.awaitShown("#running-task");
    pictures.take("fleet-starting");
    guide.awaitText("#standing-local-1", "Verified (simulated)");
    guide.awaitText("#standing-local-2", "Verified (simulated)");
    guide.awaitShown("#simulated-mark");
    pictures.take("fleet-verified");
  }

  void readTheAttestation() throws TourException {
    guide.press("#nav-enclave");
    guide.awaitText("#attestation-badge", "Verified (simulated)");
    guide.awaitShown("#measurement-words");
    pictures.take("attestation-verdict");
    pictures.pages("#attestation", "attestation");
  }

  void exportTheDocument(Path file) throws TourException {
    dialogs.choose(file);
    guide.press("#export-document");
    guide.awaitText("#last-notice", "The document was written to");
    pictures.take("attestation-exported");
    guide.press("#dismiss");
  }

  void makeAWallet() throws TourException {
    guide.turnTo("#enclave-wallets");
    pictures.take("wallets-empty");
    guide.press("#new-wallet");
    guide.type("#wallet-purpose", "Payroll, first quarter");
    pictures.take("wallet-form");
    guide.press("#wallet-review");
    guide.awaitShown("#review-intent");
    pictures.take("wallet-review");
    guide.press("#wallet-approve");
    guide.awaitShown("#created-address");
    pictures.take("wallet-created");
    guide.press("#wallet-close");
    guide.awaitShown("#wallet-list .frame");
    pictures.take("wallets-listed");
  }

  /// Pastes a payment and signs it.
  ///
  /// @return the signed serialisation, in hexadecimal digits
  String signAPayment() throws TourException {
    guide.press("#nav-transactions");
    guide.press("#transaction-new");
    pictures.take("transaction-empty");
    guide.type("#transaction-input", Transactions.PAYMENT);
    pictures.take("transaction-pasted");
    guide.press("#transaction-review");
    guide.awaitShown("#review-intent");
    pictures.take("transaction-review");
    guide.press("#transaction-approve");
    guide.awaitText("#transaction-state", "Signed");
    pictures.take("transaction-signed");
    guide.press("#transaction-copy");
    guide.awaitText("#transaction-copy", "Copied");
    pictures.take("transaction-copied");
    return guide.text("#signed-raw").replaceAll("\\s", "");
  }

  void saveIt(Path file) throws TourException {
    dialogs.choose(file);
    guide.press("#transaction-save");
    guide.awaitText("#last-notice", "The signed transaction was written to");
    guide.press("#dismiss");
  }

  /// Opens a call that cannot be decoded from a file, acknowledges its risk and signs it.
  void signABlindCall(Path file) throws TourException {
    try {
      Files.writeString(file, Transactions.BLIND_CALL);
    } catch (IOException fault) {
      throw new TourException("cannot write " + file, fault);
    }
    dialogs.choose(file);
    guide.press("#transaction-new");
    guide.press("#transaction-open");
    guide.press("#transaction-review");
    guide.awaitShown("#risk-TXR-BLIND-DATA");
    pictures.take("transaction-critical");
    if (guide.isEnabled("#transaction-approve")) {
      throw new TourException("a critical risk can be approved without being acknowledged");
    }
    guide.tick("#acknowledge-TXR-BLIND-DATA");
    pictures.take("transaction-acknowledged");
    guide.press("#transaction-approve");
    guide.awaitText("#transaction-state", "Signed");
  }

  void stopTheFleet() throws TourException {
    guide.press("#nav-fleet");
    guide.press("#fleet-stop");
    guide.awaitText("#standing-local-1", "Stopped");
    pictures.take("fleet-stopped");
  }
}
