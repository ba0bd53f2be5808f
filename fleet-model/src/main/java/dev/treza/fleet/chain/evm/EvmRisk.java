package dev.treza.fleet.chain.evm;

import dev.treza.fleet.chain.RiskFlag;
import dev.treza.fleet.chain.Severity;

/// What can be wrong with an EVM transaction that is well-formed.
public enum EvmRisk {
  NO_CHAIN_ID(
      "TXR-NO-CHAIN-ID",
      Severity.CRITICAL,
      "The signature would be valid on every network: anybody can repeat this transaction there."),
  /// Critical whatever the value is: a call can move tokens without sending any currency.
  BLIND_DATA(
      "TXR-BLIND-DATA",
      Severity.CRITICAL,
      "The call could not be decoded: it may do anything this account may do at that address."),
  UNLIMITED_APPROVAL(
      "TXR-UNLIMITED-APPROVAL",
      Severity.CRITICAL,
      "The spender may take all tokens of this kind, now and later."),
  ZERO_ADDRESS(
      "TXR-ZERO-ADDRESS",
      Severity.CRITICAL,
      "The recipient is the zero address: what is sent there is lost."),
  FEE_EXTREME(
      "TXR-FEE-EXTREME",
      Severity.CRITICAL,
      "The fee may become ten times what is already high on this network."),
  DATA_NOT_ANALYSED(
      "TXR-DATA-NOT-ANALYSED",
      Severity.NOT_ANALYSED,
      "The code of the new contract was not analysed."),
  TOKEN_UNKNOWN(
      "TXR-TOKEN-UNKNOWN",
      Severity.NOT_ANALYSED,
      "Whether the called contract is the token it seems to be was not analysed."),
  CONTRACT_CREATION(
      "TXR-CONTRACT-CREATION", Severity.WARNING, "This creates a contract: no recipient is named."),
  FEE_HIGH(
      "TXR-FEE-HIGH",
      Severity.WARNING,
      "The fee may become higher than is usual for a transaction on this network.");

  private final String id;
  private final Severity severity;
  private final String sentence;

  EvmRisk(String id, Severity severity, String sentence) {
    this.id = id;
    this.severity = severity;
    this.sentence = sentence;
  }

  /// The flag as a review shows it.
  public RiskFlag flag() {
    return new RiskFlag(id, severity, sentence);
  }
}
