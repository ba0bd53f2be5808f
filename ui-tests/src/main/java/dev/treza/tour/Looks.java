package dev.treza.tour;

/// The same screens in the dark and in small windows.
final class Looks {
  private final Guide guide;
  private final Pictures pictures;

  Looks(Guide guide, Pictures pictures) {
    this.guide = guide;
    this.pictures = pictures;
  }

  void seeItInTheDark() throws TourException {
    guide.press("#theme-switch");
    everyScreen("dark");
  }

  void seeItSmall() throws TourException {
    guide.resize(900, 600);
    everyScreen("small");
    guide.press("#theme-switch");
  }

  /// As on a screen of 1920 × 1080 pixels at 200 %, and less.
  void seeItNarrow() throws TourException {
    guide.resize(720, 480);
    everyScreen("narrow");
    guide.resize(1180, 760);
  }

  private void everyScreen(String look) throws TourException {
    guide.press("#nav-fleet");
    pictures.take(look + "-fleet");
    guide.press("#nav-enclave");
    guide.turnTo("#enclave-attestation");
    pictures.take(look + "-attestation");
    guide.turnTo("#enclave-wallets");
    pictures.take(look + "-wallets");
    guide.press("#import-wallet");
    guide.awaitShown("#import-form");
    pictures.take(look + "-import");
    guide.press("#import-close");
    guide.press("#nav-settings");
    guide.awaitShown("#node-1");
    pictures.take(look + "-settings");
    guide.press("#nav-transactions");
    guide.press("#payment-new");
    pictures.take(look + "-payment");
    guide.press("#batch-new");
    pictures.take(look + "-batch");
    guide.press("#transaction-new");
    pictures.take(look + "-transaction-empty");
    guide.type("#transaction-input", Transactions.BLIND_CALL);
    guide.press("#transaction-review");
    guide.awaitShown("#review-intent");
    pictures.take(look + "-transaction-critical");
    guide.press("#transaction-edit");
    guide.type("#transaction-input", "not a transaction");
    guide.press("#transaction-review");
    guide.awaitText("#transaction-refusal-id", "CON-INPUT");
    pictures.take(look + "-transaction-refused");
    guide.press("#transaction-edit");
  }
}
