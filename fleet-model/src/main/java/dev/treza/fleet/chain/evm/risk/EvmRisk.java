package dev.treza.fleet.chain.evm.risk;

import static dev.treza.fleet.chain.Severity.CRITICAL;
import static dev.treza.fleet.chain.Severity.INFO;
import static dev.treza.fleet.chain.Severity.NOT_ANALYSED;
import static dev.treza.fleet.chain.Severity.WARNING;

import dev.treza.fleet.chain.RiskFlag;
import dev.treza.fleet.chain.Severity;
import java.util.Optional;
import java.util.stream.Stream;

/// What can be wrong with something well-formed, most serious first.
public enum EvmRisk {
  NO_CHAIN_ID(
      "TXR-NO-CHAIN-ID",
      CRITICAL,
      "The signature would be valid on every network: anybody can repeat it there."),
  /// Critical whatever the value is: a call can move tokens without sending any currency.
  BLIND_DATA(
      "TXR-BLIND-DATA",
      CRITICAL,
      "A call could not be decoded: it may do anything the caller may do at that address."),
  BLIND_VALUE(
      "TXR-BLIND-VALUE", CRITICAL, "Currency is sent with a call that could not be decoded."),
  BLIND_MESSAGE(
      "TXR-BLIND-MESSAGE",
      CRITICAL,
      "The message is no text or as long as a hash: it may be the hash of anything, such as an order"
          + " or a transfer."),
  UNLIMITED_APPROVAL(
      "TXR-UNLIMITED-APPROVAL",
      CRITICAL,
      "The spender may take all tokens of this kind, now and later."),
  OPERATOR(
      "TXR-OPERATOR",
      CRITICAL,
      "The operator may take every token of this collection, now and later."),
  DELEGATECALL(
      "TXR-DELEGATECALL",
      CRITICAL,
      "Foreign code runs as if it were the calling contract: it may change everything there."),
  CODE_DELEGATION(
      "TXR-CODE-DELEGATION",
      CRITICAL,
      "An account is put into the hands of a contract's code (EIP-7702)."),
  CODE_EVERYWHERE(
      "TXR-CODE-EVERYWHERE", CRITICAL, "The authorization to run code holds on every chain."),
  REFUND(
      "TXR-REFUND",
      CRITICAL,
      "The account pays a refund to whoever carries this out, as high as the gas and price shown."),
  OWNER_CHANGE("TXR-OWNER-CHANGE", CRITICAL, "This changes who owns or administers a contract."),
  THRESHOLD_CHANGE("TXR-THRESHOLD-CHANGE", CRITICAL, "This changes how many owners must agree."),
  MODULE_CHANGE(
      "TXR-MODULE-CHANGE",
      CRITICAL,
      "This changes which modules may act for the account without its owners."),
  GUARD_CHANGE(
      "TXR-GUARD-CHANGE",
      CRITICAL,
      "This changes a guard or fallback handler, which can block or alter what the account does."),
  IMPLEMENTATION_CHANGE(
      "TXR-IMPLEMENTATION-CHANGE", CRITICAL, "This replaces the code of a contract."),
  ZERO_ADDRESS(
      "TXR-ZERO-ADDRESS", CRITICAL, "A recipient is the zero address: what is sent there is lost."),
  BURN_ADDRESS(
      "TXR-BURN-ADDRESS",
      CRITICAL,
      "A recipient is an address that nobody can use: what is sent there is lost."),
  TOKEN_TO_ITSELF(
      "TXR-TOKEN-TO-ITSELF",
      CRITICAL,
      "Tokens are sent to the token's own contract, where they are usually lost."),
  LOOK_ALIKE(
      "TXR-LOOK-ALIKE",
      CRITICAL,
      "An address begins and ends like one of the address book, but is another."),
  TYPED_DATA_UNKNOWN(
      "TXR-TYPED-DATA-UNKNOWN",
      CRITICAL,
      "These typed data could not be read: the signature may allow anything, such as taking"
          + " tokens."),
  FEE_EXTREME(
      "TXR-FEE-EXTREME",
      CRITICAL,
      "The fee may become ten times what is already high on this network."),
  DATA_NOT_ANALYSED(
      "TXR-DATA-NOT-ANALYSED", NOT_ANALYSED, "The code of the new contract was not analysed."),
  CONTRACT_UNKNOWN(
      "TXR-CONTRACT-UNKNOWN",
      NOT_ANALYSED,
      "Whether a called contract is what the call takes it for was not analysed."),
  WITNESS(
      "TXR-WITNESS",
      NOT_ANALYSED,
      "An order of an application goes with the permission; what it does was not analysed."),
  PAYMASTER_DATA(
      "TXR-PAYMASTER-DATA",
      NOT_ANALYSED,
      "What the data for a paymaster mean is known to it alone and was not analysed."),
  TOO_DEEP(
      "TXR-TOO-DEEP",
      NOT_ANALYSED,
      "Calls lie inside each other deeper than is analysed, or there are too many."),
  BLOBS_NOT_SHOWN(
      "TXR-BLOBS-NOT-SHOWN",
      NOT_ANALYSED,
      "The blobs are bound by their hashes but not shown; their proofs were not checked."),
  CONTRACT_CREATION(
      "TXR-CONTRACT-CREATION", WARNING, "This creates a contract: no recipient is named."),
  ACCOUNT_CREATION(
      "TXR-ACCOUNT-CREATION",
      WARNING,
      "A user operation creates or sets up its account: the call shown decides who may use it."),
  PAYMASTER(
      "TXR-PAYMASTER",
      WARNING,
      "A paymaster pays for a user operation: it may prevent it, and take tokens in return."),
  FEE_HIGH(
      "TXR-FEE-HIGH",
      WARNING,
      "The fee may become higher than is usual for a transaction on this network."),
  SIMILAR_ADDRESS(
      "TXR-SIMILAR-ADDRESS",
      WARNING,
      "An address begins or ends like one of the address book, but is another."),
  TOKEN_UNKNOWN(
      "TXR-TOKEN-UNKNOWN",
      WARNING,
      "A token is not in the token list: its amount is shown in smallest units only."),
  NO_MINIMUM(
      "TXR-NO-MINIMUM",
      WARNING,
      "A swap accepts any price: others can move it before the swap and take the difference."),
  NO_DEADLINE(
      "TXR-NO-DEADLINE",
      WARNING,
      "A swap stays possible for a long time: others can carry it out when the price is bad."),
  PERMIT_LONG("TXR-PERMIT-LONG", WARNING, "A permission stays valid for more than 30 days."),
  TRAILING_DATA(
      "TXR-TRAILING-DATA",
      WARNING,
      "A call carries bytes that none of its parameters accounts for."),
  DESCRIPTOR_UNFIT(
      "TXR-DESCRIPTOR-UNFIT",
      WARNING,
      "The contract's descriptor does not fit this call, which is shown without it."),
  HIDDEN_TEXT(
      "TXR-HIDDEN-TEXT",
      WARNING,
      "A text has characters that cannot be seen or change its direction; they are spelled out."),
  NONCE_GAP(
      "TXR-NONCE-GAP",
      WARNING,
      "The nonce leaves a gap: the transaction waits until others of the account fill it."),
  NONCE_USED(
      "TXR-NONCE-USED",
      WARNING,
      "The account has used this nonce already: the transaction cannot be carried out."),
  NONCE_TWICE(
      "TXR-NONCE-TWICE",
      WARNING,
      "Two requests use one nonce of an account: only the first of them can be signed."),
  TOKEN_APPROVAL("TXR-TOKEN-APPROVAL", INFO, "A spender may take tokens later, up to the amount."),
  MESSAGE(
      "TXR-MESSAGE",
      INFO,
      "The signed text proves control of the account; applications may take it for consent.");

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

  /// The risk with this id.
  public static Optional<EvmRisk> find(String id) {
    return Stream.of(values()).filter(risk -> risk.id.equals(id)).findFirst();
  }
}
