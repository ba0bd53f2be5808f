package dev.treza.fleet.charter;

import static dev.treza.fleet.treasury.Outcomes.accepted;
import static dev.treza.fleet.treasury.Outcomes.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Blockchain;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.chain.AddressBookEntry;
import dev.treza.fleet.json.JsonArray;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.treasury.Edit;
import dev.treza.fleet.treasury.Treasury;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class AddressBookTest {
  private static final String COLD = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";
  private static final String OTHER = "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359";

  @Test
  void isPartOfTheCharter() {
    Charter charter = accepted(with(entry("Cold", "ethereum", COLD)));
    assertThat(charter.addressBook().entries())
        .containsExactly(new AddressBookEntry("Cold", Blockchain.ETHEREUM, COLD));
    assertThat(charter.addressBook().name(Blockchain.ETHEREUM, COLD)).contains("Cold");
    assertThat(charter.addressBook().name(Blockchain.POLYGON, COLD)).isEmpty();
    assertThat(accepted(Charter.parse(charter.encoded()))).isEqualTo(charter);
    assertThat(charter.digest()).isNotEqualTo(Treasury.charter().digest());
  }

  @Test
  void mayNameTheSameAddressOnSeveralChains() {
    assertThat(with(entry("Cold", "ethereum", COLD), entry("Cold", "polygon", COLD)))
        .isInstanceOf(Outcome.Accepted.class);
  }

  @Test
  void hasNoNameAndNoAddressTwice() {
    assertRefused(with(entry("Cold", "ethereum", COLD), entry("Cold", "ethereum", OTHER)), "1");
    assertRefused(with(entry("Cold", "ethereum", COLD), entry("Hot", "ethereum", COLD)), "1");
  }

  @Test
  void writesAddressesWithTheirChecksum() {
    assertRefused(with(entry("Cold", "ethereum", COLD.toLowerCase(Locale.ROOT))), "0");
    assertRefused(with(entry("Cold", "ethereum", COLD.replace("aAeb", "aaeb"))), "0");
    assertRefused(with(entry("Cold", "bitcoin", "bc1")), "0");
  }

  @Test
  void hasNoNameWithHiddenCharacters() {
    assertThat(refused(with(entry("Cold\u200b", "ethereum", COLD))).id().id())
        .isEqualTo("JSON-NAME");
  }

  private static void assertRefused(Outcome<Charter> outcome, String index) {
    assertThat(refused(outcome).id()).isEqualTo(CharterRefusal.ADDRESS_BOOK);
    assertThat(refused(outcome).place()).contains("/addressBook/" + index);
  }

  private static Outcome<Charter> with(JsonObject... entries) {
    Bytes document =
        Edit.set(Treasury.charter().toJson(), "/addressBook", JsonArray.of(List.of(entries)));
    return Charter.parse(document);
  }

  private static JsonObject entry(String name, String blockchain, String address) {
    return JsonObject.builder()
        .text("name", name)
        .text("blockchain", blockchain)
        .text("address", address)
        .build();
  }
}
