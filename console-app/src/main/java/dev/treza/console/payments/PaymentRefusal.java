package dev.treza.console.payments;

import dev.treza.fleet.RefusalId;

/// Why a file of payments, or a row of it, is not taken (ids `PAY-*`).
public enum PaymentRefusal implements RefusalId {
  COLUMN(
      "PAY-COLUMN",
      "A column is unknown, stands twice, or is missing.",
      "Name the columns wallet, to and value, and of the others only those that are known: network,"
          + " token, data, nonce, gasLimit, maxFeePerGas, maxPriorityFeePerGas."),
  EMPTY("PAY-EMPTY", "The file has no payments.", "Give at least one row below the columns."),
  MANY(
      "PAY-MANY",
      "The file has more payments than one batch may have.",
      "Split it into files of at most a thousand payments."),
  WALLET(
      "PAY-WALLET",
      "No verified enclave here has this wallet.",
      "Give the id of a wallet as the list of wallets shows it, and see that its enclave is"
          + " verified."),
  ENCLAVE(
      "PAY-ENCLAVE",
      "The wallets of the file belong to different enclaves.",
      "Make one file for each enclave: a batch is signed by one of them."),
  FEES(
      "PAY-FEES",
      "Of the two fees only one is given.",
      "Give maxFeePerGas and maxPriorityFeePerGas, both in wei, or neither.");

  private final String id;
  private final String sentence;
  private final String nextStep;

  PaymentRefusal(String id, String sentence, String nextStep) {
    this.id = id;
    this.sentence = sentence;
    this.nextStep = nextStep;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String sentence() {
    return sentence;
  }

  @Override
  public String nextStep() {
    return nextStep;
  }
}
