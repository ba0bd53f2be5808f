package dev.treza.tour;

/// The transactions of the tour, as somebody would paste them.
final class Transactions {
  static final String PAYMENT =
      """
      {"to": "0x70997970C51812dc3A010C7d01b50e0d17dc79C8", "value": "0.25",
       "chainId": "31337", "nonce": "0", "gasLimit": "21000",
       "maxFeePerGas": "2000000000", "maxPriorityFeePerGas": "1000000000"}\
      """;
  static final String BLIND_CALL =
      """
      {"to": "0x70997970C51812dc3A010C7d01b50e0d17dc79C8", "value": "0",
       "chainId": "31337", "nonce": "1", "gasLimit": "90000", "data": "0xdeadbeef000102030405",
       "maxFeePerGas": "2000000000", "maxPriorityFeePerGas": "1000000000"}\
      """;
  static final String WRONG_CHECKSUM = PAYMENT.replace("dc79C8", "dC79C8");
  static final String SAME_NONCE = PAYMENT.replace("0.25", "0.5");
  static final String NEXT_PAYMENT = PAYMENT.replace("\"nonce\": \"0\"", "\"nonce\": \"2\"");

  private Transactions() {}
}
