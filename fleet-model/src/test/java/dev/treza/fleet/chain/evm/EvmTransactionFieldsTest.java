package dev.treza.fleet.chain.evm;

import static dev.treza.fleet.chain.TransactionRefusal.CHECKSUM;
import static dev.treza.fleet.chain.TransactionRefusal.FEES;
import static dev.treza.fleet.chain.TransactionRefusal.INCOMPLETE;
import static dev.treza.fleet.chain.TransactionRefusal.RANGE;
import static dev.treza.fleet.chain.TransactionRefusal.SIZE;
import static dev.treza.fleet.chain.evm.EvmSamples.ALICE;
import static dev.treza.fleet.chain.evm.EvmSamples.accepted;
import static dev.treza.fleet.chain.evm.EvmSamples.assertRefused;
import static dev.treza.fleet.chain.evm.EvmSamples.integer;
import static dev.treza.fleet.chain.evm.EvmSamples.payment;
import static dev.treza.fleet.chain.evm.EvmSamples.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.chain.TransactionRefusal;
import dev.treza.fleet.json.JsonObject;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvmTransactionFieldsTest {
  private static final Map<String, String> PAYMENT =
      Map.of(
          "to", "0x3535353535353535353535353535353535353535",
          "value", "1.5",
          "gasLimit", "21000",
          "maxFeePerGas", "20000000000",
          "maxPriorityFeePerGas", "1000000000",
          "nonce", "9",
          "chainId", "1");

  @Test
  void makesAnEip1559Transaction() {
    assertThat(accepted(transaction(PAYMENT))).isEqualTo(payment());
  }

  @Test
  void makesALegacyTransactionOfAGasPrice() {
    var fields = without("maxFeePerGas", "maxPriorityFeePerGas");
    fields.put("gasPrice", "7");
    fields.put("data", "0xC0ffee");
    assertThat(accepted(transaction(fields)))
        .isEqualTo(
            new LegacyTransaction(
                Optional.of(BigInteger.ONE),
                integer(9),
                integer(7),
                integer(21_000),
                Optional.of(ALICE),
                new BigInteger("1500000000000000000"),
                Bytes.hex("c0ffee")));
  }

  @Test
  void makesAnEip2930TransactionOfAGasPriceAndAnAccessList() {
    JsonObject.Builder fields = json(without("maxFeePerGas", "maxPriorityFeePerGas"));
    fields.text("gasPrice", "7").text("type", "1").array("accessList", List.of(entry("aa")));
    assertThat(accepted(transaction(fields)))
        .isEqualTo(
            new Eip2930Transaction(
                BigInteger.ONE,
                integer(9),
                integer(7),
                integer(21_000),
                Optional.of(ALICE),
                new BigInteger("1500000000000000000"),
                Bytes.EMPTY,
                List.of(new AccessListEntry(ALICE, List.of(Bytes.hex("aa".repeat(32)))))));
  }

  @Test
  void makesABlobTransactionOfBlobHashes() {
    JsonObject.Builder fields = json(PAYMENT).text("maxFeePerBlobGas", "3").text("type", "3");
    fields.texts("blobVersionedHashes", List.of("0x01" + "bb".repeat(31)));
    assertThat(accepted(transaction(fields)))
        .isEqualTo(
            new Eip4844Transaction(
                payment().fields(), integer(3), List.of(Bytes.hex("01" + "bb".repeat(31)))));
  }

  @Test
  void makesASetCodeTransactionOfAuthorizations() {
    JsonObject.Builder fields = json(PAYMENT).text("type", "4");
    fields.array("authorizationList", List.of(authorization("1")));
    assertThat(accepted(transaction(fields)))
        .isEqualTo(
            new Eip7702Transaction(
                payment().fields(),
                List.of(
                    new Authorization(
                        BigInteger.ZERO,
                        ALICE,
                        integer(5),
                        new EvmSignature(integer(6), integer(7), 1)))));
  }

  @Test
  void refusesAListThatIsNotAsItMustBeAndSaysWhere() {
    assertRefused(
        transaction(json(PAYMENT).text("accessList", "none")),
        TransactionRefusal.FIELD,
        "accessList");
    assertRefused(
        transaction(json(PAYMENT).array("accessList", List.of(entry("aa"), entry("a")))),
        TransactionRefusal.FIELD,
        "accessList/1/storageKeys/0");
    assertRefused(
        transaction(json(PAYMENT).array("authorizationList", List.of(authorization("2")))),
        TransactionRefusal.SIGNATURE,
        "authorizationList/0/s");
    assertRefused(
        transaction(json(PAYMENT).array("authorizationList", List.of())),
        RANGE,
        "authorizationList");
    assertRefused(
        transaction(
            json(PAYMENT)
                .text("maxFeePerBlobGas", "1")
                .texts("blobVersionedHashes", List.of("0x02" + "bb".repeat(31)))),
        TransactionRefusal.SHAPE,
        "blobVersionedHashes");
  }

  @Test
  void refusesATypeTheFieldsDoNotMake() {
    assertRefused(transaction(with("type", "0")), TransactionRefusal.FIELD, "type");
    assertRefused(
        transaction(
            json(without("maxFeePerGas", "maxPriorityFeePerGas"))
                .text("gasPrice", "1")
                .text("maxFeePerBlobGas", "1")),
        TransactionRefusal.FIELD,
        "gasPrice");
    assertRefused(
        transaction(
            json(PAYMENT)
                .text("maxFeePerBlobGas", "1")
                .array("authorizationList", List.of(authorization("0")))),
        TransactionRefusal.FIELD,
        "authorizationList");
  }

  @Test
  void createsAContractOnlyWhereTheEmptyRecipientIsWritten() {
    assertThat(accepted(transaction(with("to", ""))).to()).isEmpty();
  }

  @Test
  void namesEverythingThatIsMissing() {
    assertMissing(
        Map.of(),
        "to, value, gasLimit, nonce, chainId, gasPrice or maxFeePerGas and maxPriorityFeePerGas");
  }

  @Test
  void namesTheNonceAndTheChainThatAreMissing() {
    assertMissing(without("nonce", "chainId"), "nonce, chainId");
  }

  @Test
  void namesTheOtherFeeWhereOneIsGiven() {
    assertMissing(without("maxPriorityFeePerGas"), "maxPriorityFeePerGas");
    assertMissing(without("maxFeePerGas"), "maxFeePerGas");
  }

  @ParameterizedTest
  @CsvSource({
    "value, ''",
    "value, -1",
    "value, +1",
    "value, 1.",
    "value, .5",
    "value, 01",
    "value, 1e18",
    "value, '1,5'",
    "value, 0x10",
    "value, 0.0000000000000000001",
    "value, ' 1'",
    "nonce, ''",
    "nonce, 01",
    "nonce, -1",
    "nonce, 0x1",
    "nonce, 1.0",
    "nonce, ٣",
    "data, 0x1",
    "data, c0ffee",
    "data, 0xzz",
    "gasPrice, 1",
    "Nonce, 1",
    "gas, 1",
  })
  void refusesAnUnreadableFieldByName(String name, String text) {
    assertRefused(transaction(with(name, text)), TransactionRefusal.FIELD, name);
  }

  @ParameterizedTest
  @CsvSource({
    "nonce, 18446744073709551615",
    "gasLimit, 18446744073709551616",
    "chainId, 0",
    "chainId, 9223372036854775772",
    "maxFeePerGas, 115792089237316195423570985008687907853269984665640564039457584007913129639936",
    "value, 115792089237316195423570985008687907853269984665640564039457.584007913129639936",
  })
  void refusesANumberOutOfRangeByName(String name, String text) {
    assertRefused(transaction(with(name, text)), RANGE, name);
  }

  @Test
  void refusesAnAddressWithAWrongChecksum() {
    String wrong = "0x5aaeb6053F3E94C9b9A09f33669435E7Ef1BeAed";
    assertRefused(transaction(with("to", wrong)), CHECKSUM, "to");
  }

  @Test
  void refusesAPriorityFeeAboveTheMaximum() {
    assertRefused(transaction(with("maxFeePerGas", "999999999")), FEES, "maxPriorityFeePerGas");
  }

  @Test
  void refusesACostNoAccountCanPay() {
    assertRefused(transaction(with("maxFeePerGas", "1" + "0".repeat(76))), RANGE, "cost");
  }

  @Test
  void refusesMoreDataThanATransactionMayCarry() {
    var fields = with("data", "0x" + "00".repeat(EvmTransaction.MAX_BYTES));
    assertThat(refused(transaction(fields)).id()).isEqualTo(SIZE);
  }

  private static void assertMissing(Map<String, String> fields, String names) {
    Refusal refusal = refused(transaction(fields));
    assertThat(refusal.id()).isEqualTo(INCOMPLETE);
    assertThat(refusal.detail()).isEqualTo("missing: " + names);
  }

  private static Outcome<EvmTransaction> transaction(Map<String, String> fields) {
    return new EvmTransactionFields(fields).toTransaction();
  }

  private static Outcome<EvmTransaction> transaction(JsonObject.Builder fields) {
    return new EvmTransactionFields(fields.build()).toTransaction();
  }

  private static JsonObject.Builder json(Map<String, String> texts) {
    JsonObject.Builder object = JsonObject.builder();
    texts.forEach(object::text);
    return object;
  }

  private static JsonObject entry(String octet) {
    return JsonObject.builder()
        .text("address", ALICE.toString())
        .texts("storageKeys", List.of("0x" + octet.repeat(32)))
        .build();
  }

  private static JsonObject authorization(String yParity) {
    return JsonObject.builder()
        .text("chainId", "0")
        .text("address", ALICE.toString())
        .text("nonce", "5")
        .text("yParity", yParity)
        .text("r", "6")
        .text("s", "7")
        .build();
  }

  private static Map<String, String> with(String name, String text) {
    Map<String, String> fields = new HashMap<>(PAYMENT);
    fields.put(name, text);
    return fields;
  }

  private static Map<String, String> without(String... names) {
    Map<String, String> fields = new HashMap<>(PAYMENT);
    for (String name : names) {
      fields.remove(name);
    }
    return fields;
  }
}
