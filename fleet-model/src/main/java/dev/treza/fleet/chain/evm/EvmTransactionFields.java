package dev.treza.fleet.chain.evm;

import static dev.treza.fleet.chain.TransactionRefusal.FIELD;
import static dev.treza.fleet.chain.TransactionRefusal.INCOMPLETE;
import static dev.treza.fleet.chain.TransactionRefusal.RANGE;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// A transaction as people and programs write it: named texts, of which nothing is ever guessed.
///
/// | name | text |
/// | --- | --- |
/// | `to` | address; the empty text creates a contract and must be written |
/// | `value` | plain decimal number of whole units: `1.5` |
/// | `gasPrice`, or `maxFeePerGas` and `maxPriorityFeePerGas` | decimal integer, wei; chooses legacy (EIP-155) or EIP-1559 |
/// | `gasLimit`, `nonce`, `chainId` | decimal integer |
/// | `data` | `0x` and hexadecimal digits; absent: none |
///
/// An access list cannot be written this way.
public record EvmTransactionFields(Map<String, String> given) {
  private static final String DATA = "data";
  private static final String GAS_PRICE = "gasPrice";
  private static final String MAX_FEE = "maxFeePerGas";
  private static final String PRIORITY_FEE = "maxPriorityFeePerGas";
  private static final List<String> REQUIRED =
      List.of("to", "value", "gasLimit", "nonce", "chainId");
  private static final Set<String> KNOWN =
      Set.of("to", "value", "gasLimit", "nonce", "chainId", DATA, GAS_PRICE, MAX_FEE, PRIORITY_FEE);

  private static final Pattern INTEGER = Pattern.compile("0|[1-9][0-9]{0,77}");
  private static final Pattern HEX = Pattern.compile("0x([0-9a-fA-F]{2})*+");

  public EvmTransactionFields {
    given = Map.copyOf(given);
  }

  /// The transaction. Refused: `TX-INCOMPLETE` naming everything that is missing; `TX-FIELD`,
  /// `TX-RANGE`, `TX-FEES`, `TX-ADDRESS`, `TX-CHECKSUM` with the field as place; `TX-SIZE`.
  public Outcome<EvmTransaction> toTransaction() {
    return Rejection.outcome(this::read);
  }

  private EvmTransaction read() throws Rejection {
    refuseUnknownAndContradicting();
    refuseMissing();
    EvmTransaction transaction = has(GAS_PRICE) ? legacy() : eip1559();
    EvmEnvelope.requireSize(transaction.signingBytes());
    return transaction;
  }

  private void refuseUnknownAndContradicting() throws Rejection {
    for (String name : new TreeSet<>(given.keySet())) {
      if (!KNOWN.contains(name)) {
        throw Rejection.at(FIELD, name, "there is no such field");
      }
    }
    if (has(GAS_PRICE) && (has(MAX_FEE) || has(PRIORITY_FEE))) {
      throw Rejection.at(
          FIELD, GAS_PRICE, "give either gasPrice or maxFeePerGas and maxPriorityFeePerGas");
    }
  }

  private void refuseMissing() throws Rejection {
    List<String> missing = new ArrayList<>(REQUIRED);
    missing.addAll(requiredFees());
    missing.removeAll(given.keySet());
    if (!missing.isEmpty()) {
      throw new Rejection(Refusal.of(INCOMPLETE, "missing: " + String.join(", ", missing)));
    }
  }

  private List<String> requiredFees() {
    if (has(GAS_PRICE)) {
      return List.of();
    }
    return has(MAX_FEE) || has(PRIORITY_FEE)
        ? List.of(MAX_FEE, PRIORITY_FEE)
        : List.of("gasPrice or maxFeePerGas and maxPriorityFeePerGas");
  }

  private EvmTransaction legacy() throws Rejection {
    BigInteger price = integer(GAS_PRICE, EvmQuantity.WEI);
    BigInteger gasLimit = integer("gasLimit", EvmQuantity.GAS);
    BigInteger value = value();
    EvmTransactionReader.requirePayable(gasLimit, price, value);
    return new LegacyTransaction(
        Optional.of(integer("chainId", EvmQuantity.CHAIN_ID)),
        integer("nonce", EvmQuantity.NONCE),
        price,
        gasLimit,
        to(),
        value,
        data());
  }

  private EvmTransaction eip1559() throws Rejection {
    BigInteger maximum = integer(MAX_FEE, EvmQuantity.WEI);
    BigInteger priority = integer(PRIORITY_FEE, EvmQuantity.WEI);
    BigInteger gasLimit = integer("gasLimit", EvmQuantity.GAS);
    BigInteger value = value();
    EvmTransactionReader.requireOrdered(priority, maximum);
    EvmTransactionReader.requirePayable(gasLimit, maximum, value);
    return new Eip1559Transaction(
        integer("chainId", EvmQuantity.CHAIN_ID),
        integer("nonce", EvmQuantity.NONCE),
        priority,
        maximum,
        gasLimit,
        to(),
        value,
        data(),
        List.of());
  }

  private Optional<EvmAddress> to() throws Rejection {
    String text = text("to");
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(Rejection.orReject("to", EvmAddress.parse(text)));
  }

  private BigInteger value() throws Rejection {
    return Rejection.orReject("value", Wei.ofWhole(text("value")));
  }

  private Bytes data() throws Rejection {
    String text = given.getOrDefault(DATA, "0x");
    if (!HEX.matcher(text).matches()) {
      throw Rejection.at(FIELD, DATA, "data is 0x and an even number of hexadecimal digits");
    }
    return Bytes.hex(text.substring(2));
  }

  private BigInteger integer(String name, EvmQuantity range) throws Rejection {
    String text = text(name);
    if (!INTEGER.matcher(text).matches()) {
      throw Rejection.at(FIELD, name, "a decimal integer without sign or leading zeros");
    }
    BigInteger value = new BigInteger(text);
    if (!range.holds(value)) {
      throw Rejection.at(RANGE, name, "must be " + range.range());
    }
    return value;
  }

  private boolean has(String name) {
    return given.containsKey(name);
  }

  private String text(String name) {
    return given.getOrDefault(name, "");
  }
}
