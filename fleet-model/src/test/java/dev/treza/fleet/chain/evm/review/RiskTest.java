package dev.treza.fleet.chain.evm.review;

import static dev.treza.fleet.chain.evm.review.Calls.BOB;
import static dev.treza.fleet.chain.evm.review.Calls.MAINNET;
import static dev.treza.fleet.chain.evm.review.Calls.SIGNER;
import static dev.treza.fleet.chain.evm.review.Calls.USDC;
import static dev.treza.fleet.chain.evm.review.Calls.call;
import static dev.treza.fleet.chain.evm.review.Calls.review;
import static dev.treza.fleet.chain.evm.review.Calls.risks;
import static dev.treza.fleet.chain.evm.review.Calls.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Blockchain;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.chain.AddressBook;
import dev.treza.fleet.chain.AddressBookEntry;
import dev.treza.fleet.chain.Review;
import dev.treza.fleet.chain.evm.Authorization;
import dev.treza.fleet.chain.evm.Eip4844Transaction;
import dev.treza.fleet.chain.evm.Eip7702Transaction;
import dev.treza.fleet.chain.evm.EvmAddress;
import dev.treza.fleet.chain.evm.EvmSamples;
import dev.treza.fleet.chain.evm.EvmSignature;
import dev.treza.fleet.chain.evm.payload.EvmPayload;
import dev.treza.fleet.chain.evm.risk.EvmRisk;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Risks that no single kind of call has for itself.
class RiskTest {
  private static final String KNOWN = "5aaeb6053f3e94c9b9a09f33669435e7ef1beaed";
  private static final AddressBook BOOK =
      new AddressBook(
          List.of(
              new AddressBookEntry(
                  "Cold wallet", Blockchain.ETHEREUM, EvmSamples.address(KNOWN).checksummed())));

  @Test
  void givesEveryRiskItsOwnIdAndSentence() {
    assertThat(EvmRisk.values()).extracting(risk -> risk.flag().id()).doesNotHaveDuplicates();
    assertThat(EvmRisk.values()).extracting(risk -> risk.flag().sentence()).doesNotHaveDuplicates();
    assertThat(EvmRisk.values())
        .extracting(risk -> risk.flag().severity())
        .as("most serious first")
        .isSortedAccordingTo(Comparator.reverseOrder());
  }

  @Test
  void namesAnAddressOfTheBook() {
    Review review = withBook(KNOWN);
    assertThat(review.intent())
        .contains("Cold wallet (0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed)");
    assertThat(texts(review))
        .contains("Recipient: 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed (Cold wallet)");
    assertThat(risks(review)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "5aae00000000000000000000000000000000beef, TXR-SIMILAR-ADDRESS",
    "1234000000000000000000000000000000005aed, ''",
    "123400000000000000000000000000000000eaed, TXR-SIMILAR-ADDRESS",
    "5aae00000000000000000000000000000000eaed, TXR-LOOK-ALIKE",
    "12340000000000000000000000000000000000ff, ''",
  })
  void flagsAnAddressThatOnlyLooksLikeOneOfTheBook(String address, String risk) {
    assertThat(String.join(" ", risks(withBook(address)))).isEqualTo(risk);
  }

  @Test
  void holdsEveryAddressAgainstTheBook() {
    EvmAddress alike = EvmSamples.address("5aae00000000000000000000000000000000eaed");
    Bytes transfer = call("transfer(address to, uint256 amount)", alike, 5);
    EvmPayload payload =
        new EvmPayload.OfTransaction(Calls.transaction(USDC, BigInteger.ZERO, transfer));
    assertThat(risks(review(payload, ReviewContext.of(MAINNET, SIGNER, BOOK))))
        .containsExactly("TXR-LOOK-ALIKE");
  }

  @ParameterizedTest
  @CsvSource({
    "0000000000000000000000000000000000000000, TXR-ZERO-ADDRESS",
    "000000000000000000000000000000000000dead, TXR-BURN-ADDRESS",
    "0000000000000000000000000000000000000004, TXR-BURN-ADDRESS",
    "eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee, TXR-BURN-ADDRESS",
  })
  void flagsRecipientsThatNobodyIs(String address, String risk) {
    EvmAddress nobody = EvmSamples.address(address);
    assertThat(risks(review(nobody, Bytes.EMPTY))).containsExactly(risk);
    Bytes transfer = call("transfer(address to, uint256 amount)", nobody, 5);
    assertThat(risks(review(USDC, transfer))).containsExactly(risk);
  }

  @Test
  void flagsTokensThatAreSentToTheirOwnContract() {
    Bytes transfer = call("transfer(address to, uint256 amount)", USDC, 5);
    assertThat(risks(review(USDC, transfer))).containsExactly("TXR-TOKEN-TO-ITSELF");
  }

  @Test
  void flagsATokenItDoesNotKnow() {
    Bytes transfer = call("transfer(address to, uint256 amount)", SIGNER, 5);
    assertThat(risks(review(BOB, transfer)))
        .containsExactly("TXR-CONTRACT-UNKNOWN", "TXR-TOKEN-UNKNOWN");
  }

  @Test
  void flagsAnOperatorOfACollection() {
    String signature = "setApprovalForAll(address operator, bool approved)";
    assertThat(risks(review(BOB, call(signature, SIGNER, true)))).contains("TXR-OPERATOR");
    assertThat(risks(review(BOB, call(signature, SIGNER, false)))).doesNotContain("TXR-OPERATOR");
  }

  @ParameterizedTest
  @CsvSource({"8, TXR-NONCE-GAP", "9, ''", "10, TXR-NONCE-USED"})
  void holdsTheNonceAgainstTheNextOne(int next, String risk) {
    ReviewContext context = Calls.context();
    Review review =
        review(
            new EvmPayload.OfTransaction(Calls.transaction(BOB, BigInteger.ONE, Bytes.EMPTY)),
            new ReviewContext(
                context.network(),
                context.account(),
                context.book(),
                context.tokens(),
                context.descriptors(),
                Optional.of(BigInteger.valueOf(next)),
                Optional.empty()));
    assertThat(String.join(" ", risks(review))).isEqualTo(risk);
  }

  @Test
  void flagsTheCodeOfAnAccount() {
    Authorization everywhere =
        new Authorization(
            BigInteger.ZERO,
            BOB,
            BigInteger.ONE,
            new EvmSignature(BigInteger.ONE, BigInteger.TWO, 0));
    Review review =
        review(
            new EvmPayload.OfTransaction(
                new Eip7702Transaction(
                    Calls.transaction(BOB, BigInteger.ZERO, Bytes.EMPTY).fields(),
                    List.of(everywhere))));
    assertThat(risks(review)).containsExactly("TXR-CODE-DELEGATION", "TXR-CODE-EVERYWHERE");
    assertThat(review.intent()).contains("put the code of " + BOB + " into ");
  }

  @Test
  void saysThatBlobsAreNotShown() {
    Review review =
        review(
            new EvmPayload.OfTransaction(
                new Eip4844Transaction(
                    Calls.transaction(BOB, BigInteger.ZERO, Bytes.EMPTY).fields(),
                    BigInteger.ONE,
                    List.of(Bytes.hex("01" + "ab".repeat(31))))));
    assertThat(risks(review)).containsExactly("TXR-BLOBS-NOT-SHOWN");
    assertThat(texts(review)).contains("Blob, by its versioned hash: 0x01" + "ab".repeat(31));
  }

  @Test
  void flagsCurrencyThatGoesWithACallItCannotRead() {
    EvmPayload payload =
        new EvmPayload.OfTransaction(Calls.transaction(BOB, BigInteger.ONE, Bytes.hex("12345678")));
    assertThat(risks(review(payload))).containsExactly("TXR-BLIND-DATA", "TXR-BLIND-VALUE");
  }

  private static Review withBook(String address) {
    EvmPayload payload =
        new EvmPayload.OfTransaction(
            Calls.transaction(EvmSamples.address(address), BigInteger.ONE, Bytes.EMPTY));
    return review(payload, ReviewContext.of(MAINNET, SIGNER, BOOK));
  }
}
