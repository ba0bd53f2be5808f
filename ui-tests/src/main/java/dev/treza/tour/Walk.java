package dev.treza.tour;

import java.nio.file.Path;

/// The ways a person goes through the console, each with its pictures. In their order: each begins
/// where the one before ended.
final class Walk {
  private static final String PAYMENT =
      """
      {"to": "0x70997970C51812dc3A010C7d01b50e0d17dc79C8", "value": "0.25",
       "chainId": "31337", "nonce": "0", "gasLimit": "21000",
       "maxFeePerGas": "2000000000", "maxPriorityFeePerGas": "1000000000"}\
      """;
  private static final String BLIND_CALL =
      """
      {"to": "0x70997970C51812dc3A010C7d01b50e0d17dc79C8", "value": "0",
       "chainId": "31337", "nonce": "1", "gasLimit": "90000", "data": "0xdeadbeef000102030405",
       "maxFeePerGas": "2000000000", "maxPriorityFeePerGas": "1000000000"}\
      """;
  private static final String WRONG_CHECKSUM = PAYMENT.replace("dc79C8", "dC79C8");

  private final Guide guide;
  private final Pictures pictures;

  Walk(Guide guide, Pictures pictures) {
    this.guide = guide;
    this.pictures = pictures;
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
    guide.scroll("#attestation", 0.38);
    pictures.take("attestation-steps");
    guide.scroll("#attestation", 0.85);
    pictures.take("attestation-registers");
    guide.scroll("#attestation", 1);
    pictures.take("attestation-certificates");
    guide.scroll("#attestation", 0);
  }

  void makeAWallet() throws TourException {
    guide.turnTo("#enclave-wallets");
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
  }

  /// Signs a payment.
  ///
  /// @return the signed serialisation, in hexadecimal digits
  String signAPayment() throws TourException {
    guide.press("#nav-transactions");
    guide.press("#transaction-new");
    pictures.take("transaction-empty");
    review(PAYMENT);
    guide.awaitShown("#review-intent");
    pictures.take("transaction-review");
    guide.press("#transaction-approve");
    guide.awaitText("#transaction-state", "Signed");
    pictures.take("transaction-signed");
    return guide.text("#signed-raw").replaceAll("\\s", "");
  }

  void signABlindCall() throws TourException {
    guide.press("#transaction-new");
    review(BLIND_CALL);
    guide.awaitShown("#risk-TXR-BLIND-DATA");
    pictures.take("transaction-critical");
    if (!guide.onScreen(() -> guide.scene().lookup("#transaction-approve").isDisabled())) {
      throw new TourException("a critical risk can be approved without being acknowledged");
    }
    guide.tick("#acknowledge-TXR-BLIND-DATA");
    pictures.take("transaction-acknowledged");
    guide.press("#transaction-approve");
    guide.awaitText("#transaction-state", "Signed");
  }

  void meetRefusals() throws TourException {
    guide.press("#transaction-new");
    review("not a transaction");
    guide.awaitText("#transaction-refusal-id", "CON-INPUT");
    pictures.take("transaction-no-input");
    guide.press("#transaction-edit");
    review(WRONG_CHECKSUM);
    guide.awaitText("#transaction-refusal-id", "TX-CHECKSUM");
    pictures.take("transaction-wrong-checksum");
    guide.press("#transaction-edit");
    guide.press("#transaction-new");
    review(PAYMENT.replace("0.25", "0.5"));
    guide.press("#transaction-approve");
    guide.awaitText("#transaction-refusal-id", "STATE-CONFLICT");
    pictures.take("transaction-conflict");
    guide.press("#dismiss");
  }

  /// Expects another image of `local-2` than the one that runs.
  void meetAnImpostor(Path pin) throws TourException {
    WrongMeasurements.expectIn(pin);
    guide.press("#nav-fleet");
    guide.press("#fleet-refresh");
    guide.awaitText("#standing-local-2", "Refused · ATT-MEASUREMENTS");
    pictures.take("fleet-refused");
    guide.press("#nav-enclave");
    guide.choose("#enclave-choice", 1);
    guide.turnTo("#enclave-attestation");
    guide.awaitText("#attestation-refusal-id", "ATT-MEASUREMENTS");
    if (guide.isShown("#measurement-words")) {
      throw new TourException("words are shown of an enclave that is refused");
    }
    pictures.take("attestation-refused");
    guide.scroll("#attestation", 0.5);
    pictures.take("attestation-refused-steps");
    guide.scroll("#attestation", 0.9);
    pictures.take("attestation-refused-registers");
    guide.scroll("#attestation", 0);
  }

  void seeItInTheDark() throws TourException {
    guide.press("#theme-switch");
    guide.press("#nav-fleet");
    pictures.take("dark-fleet");
    guide.press("#nav-enclave");
    pictures.take("dark-attestation-refused");
    guide.press("#nav-transactions");
    guide.press("#transaction-new");
    review(BLIND_CALL);
    guide.awaitShown("#review-intent");
    pictures.take("dark-transaction-critical");
    guide.press("#transaction-edit");
  }

  void seeItSmall() throws TourException {
    guide.resize(900, 600);
    guide.press("#nav-fleet");
    pictures.take("small-fleet");
    guide.press("#nav-enclave");
    pictures.take("small-attestation");
    guide.press("#nav-transactions");
    pictures.take("small-transactions");
    guide.press("#theme-switch");
    guide.press("#transaction-review");
    guide.awaitShown("#review-intent");
    pictures.take("small-review");
  }

  void stopTheFleet() throws TourException {
    guide.resize(1180, 760);
    guide.press("#nav-fleet");
    guide.press("#fleet-stop");
    guide.awaitText("#standing-local-1", "Stopped");
    pictures.take("fleet-stopped");
  }

  private void review(String text) throws TourException {
    guide.type("#transaction-input", text);
    guide.press("#transaction-review");
  }
}
