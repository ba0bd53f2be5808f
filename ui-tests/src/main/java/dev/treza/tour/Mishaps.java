package dev.treza.tour;

import dev.treza.console.store.ConsoleHome;

/// What a person meets when something is wrong, each with its pictures.
final class Mishaps {
  private final Guide guide;
  private final Pictures pictures;
  private final ConsoleHome home;

  Mishaps(Guide guide, Pictures pictures, ConsoleHome home) {
    this.guide = guide;
    this.pictures = pictures;
    this.home = home;
  }

  void meetRefusals() throws TourException {
    guide.press("#nav-transactions");
    guide.press("#transaction-new");
    review("not a transaction");
    guide.awaitText("#transaction-refusal-id", "CON-INPUT");
    pictures.take("transaction-no-input");
    guide.press("#transaction-edit");
    review(Transactions.WRONG_CHECKSUM);
    guide.awaitText("#transaction-refusal-id", "TX-CHECKSUM");
    pictures.take("transaction-wrong-checksum");
    guide.press("#transaction-edit");
    guide.press("#transaction-new");
    review(Transactions.SAME_NONCE);
    guide.press("#transaction-approve");
    guide.awaitText("#transaction-refusal-id", "STATE-CONFLICT");
    pictures.take("transaction-conflict");
    guide.press("#dismiss");
  }

  /// Kills the agent of `local-1` in the middle of a request, and starts it again.
  void loseAnAgent() throws TourException {
    guide.press("#nav-transactions");
    guide.press("#transaction-new");
    review(Transactions.NEXT_PAYMENT);
    guide.awaitShown("#review-intent");
    AgentSignals agent = AgentSignals.of(home, "local-1");
    agent.freeze();
    guide.press("#transaction-approve");
    guide.awaitShown("#running-task");
    pictures.take("transaction-waiting");
    agent.kill();
    guide.awaitText("#transaction-refusal-id", "CHN-CLOSED");
    pictures.take("agent-killed-transaction");
    guide.press("#dismiss");
    guide.press("#nav-fleet");
    guide.awaitText("#standing-local-1", "Unreachable · CON-AGENT-DIED");
    pictures.take("agent-killed-fleet");
    guide.press("#nav-enclave");
    guide.choose("#enclave-choice", 0);
    guide.turnTo("#enclave-attestation");
    guide.awaitText("#attestation-refusal-id", "CON-AGENT-DIED");
    pictures.take("agent-killed-attestation");
    guide.press("#nav-fleet");
    guide.press("#fleet-start");
    guide.awaitText("#standing-local-1", "Verified (simulated)");
  }

  /// Expects another image of `local-2` than the one that runs.
  void meetAnImpostor() throws TourException {
    WrongMeasurements.expectIn(home.enclave("local-2").resolve("pin.json"));
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
    pictures.pages("#attestation", "attestation-refused");
    guide.turnTo("#enclave-wallets");
    pictures.take("wallets-refused");
  }

  /// Another build founded the fleet: moves it aside and begins anew.
  void startAfresh() throws TourException {
    guide.press("#nav-fleet");
    guide.awaitText("#other-build-id", "CON-OTHER-BUILD");
    guide.press("#fresh-start-offer");
    guide.awaitShown("#fresh-start-confirm");
    pictures.take("fresh-start-asked");
    guide.press("#fresh-start-confirm");
    guide.awaitText("#last-notice", "The former fleet was moved aside");
    guide.awaitText("#standing-local-1", "Verified (simulated)");
    guide.awaitText("#standing-local-2", "Verified (simulated)");
    pictures.take("fresh-start-done");
  }

  private void review(String text) throws TourException {
    guide.type("#transaction-input", text);
    guide.press("#transaction-review");
  }
}
