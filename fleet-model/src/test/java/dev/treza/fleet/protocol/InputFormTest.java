package dev.treza.fleet.protocol;

import static dev.treza.fleet.treasury.Outcomes.accepted;
import static dev.treza.fleet.treasury.Outcomes.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.chain.evm.payload.EvmPayload;
import dev.treza.fleet.chain.evm.typed.PersonalMessage;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonFields;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InputFormTest {
  private static final long SEED = 0x666f726dL;
  private static final int CASES = Boolean.getBoolean("treza.full") ? 1_000_000 : 5_000;

  /// The example of EIP-155.
  private static final Bytes PAYMENT =
      Bytes.hex(
          "ec098504a817c800825208943535353535353535353535353535353535353535880de0b6b3a764000080018080");

  private static final String TYPED =
      """
      {"types": {"Order": [{"name": "n", "type": "uint256"}]}, "primaryType": "Order",
       "domain": {"name": "Shop", "chainId": 1}, "message": {"n": 9007199254740991}}
      """;

  @Test
  void readsATransactionInEveryForm() {
    String hex = PAYMENT.hex();
    String standard = Base64.getEncoder().encodeToString(PAYMENT.toArray());
    for (Bytes form :
        List.of(
            PAYMENT,
            Bytes.utf8(hex),
            Bytes.utf8("0x" + hex + "\n"),
            Bytes.utf8(hex.substring(0, 20) + " \n" + hex.substring(20)),
            Bytes.utf8(standard),
            Bytes.utf8(standard.replace("=", "")),
            Bytes.utf8(PAYMENT.base64Url()),
            Bytes.utf8("{\"raw\": \"" + hex + "\"}"))) {
      assertThat(accepted(InputForm.read(form))).isEqualTo(new TransactionInput.Raw(PAYMENT));
    }
  }

  @Test
  void readsTypesByTheirFirstByte() {
    for (String type : List.of("01", "02", "03", "04")) {
      Bytes raw = Bytes.hex(type + "c0");
      assertThat(accepted(InputForm.read(raw))).isEqualTo(new TransactionInput.Raw(raw));
    }
  }

  @Test
  void readsFieldsByName() {
    assertThat(accepted(InputForm.read(Bytes.utf8("{\"to\": \"0x00\", \"value\": \"1.5\"}"))))
        .isEqualTo(new TransactionInput.Fields(Map.of("to", "0x00", "value", "1.5")));
  }

  @Test
  void readsAMessage() {
    assertThat(
            accepted(
                InputForm.read(Bytes.utf8("{\"text\": \"Hello\"}")).then(TransactionInput::decode)))
        .isEqualTo(new EvmPayload.OfMessage(new PersonalMessage(Bytes.utf8("Hello"))));
  }

  @Test
  void readsTypedDataInOneFormThatCanBeHandedOn() {
    TransactionInput typed = accepted(InputForm.read(Bytes.utf8(TYPED)));
    assertThat(accepted(typed.decode())).isInstanceOf(EvmPayload.OfTypedData.class);
    Bytes handed = CanonicalJson.encode(typed.toJson());
    assertThat(accepted(JsonFields.decode(handed, TransactionInput::read))).isEqualTo(typed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "0x", "0xabc", "abc!", "AAAAA", "Avg=A", "Avg==", "[]", "\"x\""})
  void refusesWhatIsWrittenInNoForm(String text) {
    assertThat(id(InputForm.read(Bytes.utf8(text)))).as(text).isEqualTo("TX-INPUT");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"value\": 1} | JSON-NUMBER",
        "{\"a\":\"1\",\"a\":\"2\"} | JSON-DUPLICATE",
        "{\"a\":\"1\" | JSON-SYNTAX",
        "{\"types\": {}, \"primaryType\": \"X\"} | TX-TYPED-DATA",
        "{\"types\": 1, \"primaryType\": \"X\"} | TX-TYPED-DATA",
      })
  void refusesJsonThatIsNotAsItMustBe(String text, String id) {
    assertThat(id(InputForm.read(Bytes.utf8(text)))).isEqualTo(id);
  }

  @Test
  void readsRandomBytesAsOneThingOrRefusesThem() {
    Random random = new Random(SEED);
    String alphabet = "{}[]\"\\:,0123456789abcdefxX=+/_- \ntypesraw\u0001\u00c0";
    for (int i = 0; i < CASES; i++) {
      StringBuilder text = new StringBuilder(random.nextBoolean() ? "" : "{\"");
      for (int j = random.nextInt(40); j > 0; j--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      Outcome<TransactionInput> first = InputForm.read(Bytes.utf8(text.toString()));
      assertThat(InputForm.read(Bytes.utf8(text.toString())))
          .as("seed %d, case %d", SEED, i)
          .isEqualTo(first);
    }
  }
}
