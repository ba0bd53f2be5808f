package dev.treza.console.compose;

import static dev.treza.sdk.peer.Accept.accepted;
import static dev.treza.sdk.peer.Accept.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.console.link.node.FakeNode;
import dev.treza.fleet.Blockchain;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.chain.AddressBook;
import dev.treza.fleet.chain.AddressBookEntry;
import dev.treza.fleet.chain.Network;
import dev.treza.fleet.chain.Networks;
import dev.treza.fleet.chain.TransactionRefusal;
import dev.treza.fleet.chain.evm.AccessListEntry;
import dev.treza.fleet.chain.evm.Eip1559Transaction;
import dev.treza.fleet.chain.evm.Eip4844Transaction;
import dev.treza.fleet.chain.evm.EvmAddress;
import dev.treza.fleet.chain.evm.EvmSignature;
import dev.treza.fleet.chain.evm.EvmTransaction;
import dev.treza.fleet.chain.evm.FeeMarketFields;
import dev.treza.fleet.chain.evm.LegacyTransaction;
import dev.treza.fleet.chain.evm.SignedEvmTransaction;
import dev.treza.fleet.chain.evm.payload.EvmPayload;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ComposerTest {
  private static final Network ETHEREUM = Networks.find(Blockchain.ETHEREUM, "1").orElseThrow();
  private static final EvmAddress FROM = new EvmAddress(Bytes.hex("11".repeat(20)));
  private static final String TO = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
  private static final String USDC = "0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48";
  private static final AddressBook BOOK =
      new AddressBook(
          List.of(
              new AddressBookEntry("Supplier", Blockchain.ETHEREUM, TO),
              new AddressBookEntry("Twice", Blockchain.ETHEREUM, TO),
              new AddressBookEntry("Twice", Blockchain.ETHEREUM, USDC),
              new AddressBookEntry("Elsewhere", Blockchain.POLYGON, TO)));
  private static final BigInteger GWEI = BigInteger.TEN.pow(9);
  private static final Digest REQUEST = Digest.of(Bytes.utf8("request"));

  private final FakeNode node = new FakeNode();
  private final Composer composer = new Composer(node);

  private static Wish wish(String to, String amount, String token, String data) {
    return new Wish(to, amount, token, data, FeeLevel.NORMAL, "", "");
  }

  private Composition compose(Wish wish) throws InterruptedException {
    return accepted(composer.compose(accepted(wish.read(ETHEREUM, FROM, BOOK))));
  }

  private static EvmTransaction transaction(Composition composition) {
    return ((EvmPayload.OfTransaction) accepted(composition.input().decode())).transaction();
  }

  @Test
  void sendsToANameOfTheAddressBook() throws Exception {
    Composition composed = compose(wish("Supplier", "1.5", "", ""));

    assertThat(transaction(composed).to().orElseThrow()).hasToString(TO);
    assertThat(transaction(composed).valueWei()).isEqualTo("1500000000000000000");
    assertThat(composed.gasLimit()).as("a plain payment needs no margin").isEqualTo("21000");
  }

  @Test
  void refusesNamesThatAreUnknownTwiceThereOrOfAnotherBlockchain() {
    for (String name : List.of("", "supplier", "Twice", "Elsewhere")) {
      assertThat(refused(wish(name, "1", "", "").read(ETHEREUM, FROM, BOOK)))
          .isEqualTo(ComposeRefusal.RECIPIENT);
    }
  }

  @Test
  void refusesAnAddressWithAWrongChecksum() {
    assertThat(
            refused(wish(TO.replace("dc79C8", "dC79C8"), "1", "", "").read(ETHEREUM, FROM, BOOK)))
        .isEqualTo(TransactionRefusal.CHECKSUM);
  }

  @Test
  void refusesAmountsThatAreNone() {
    for (String amount : List.of("", "-1", "1e3", "1.0000000000000000001", "one")) {
      assertThat(refused(wish(TO, amount, "", "").read(ETHEREUM, FROM, BOOK)))
          .isEqualTo(TransactionRefusal.FIELD);
    }
    assertThat(refused(wish(TO, "1" + "0".repeat(60), "", "").read(ETHEREUM, FROM, BOOK)))
        .isEqualTo(TransactionRefusal.RANGE);
  }

  @Test
  void sendsATokenByItsSymbolOrItsContract() throws Exception {
    node.tokens = BigInteger.valueOf(5_000_000);
    node.gas = BigInteger.valueOf(50_000);
    Composition composed = compose(wish(TO, "2.5", "USDC", ""));

    assertThat(transaction(composed).to().orElseThrow()).hasToString(USDC);
    assertThat(transaction(composed).valueWei()).isZero();
    assertThat(transaction(composed).data().hex())
        .isEqualTo(
            "a9059cbb"
                + "00000000000000000000000070997970c51812dc3a010c7d01b50e0d17dc79c8"
                + "00000000000000000000000000000000000000000000000000000000002625a0");
    assertThat(composed.gasLimit()).as("a fifth more").isEqualTo("60000");
    assertThat(composed.recipient().orElseThrow()).hasToString(TO);
    assertThat(composed.cautions()).isEmpty();
    assertThat(compose(wish(TO, "2.5", USDC, "")).fields()).isEqualTo(composed.fields());
  }

  @Test
  void warnsThatThereIsTooLittleOfATokenAndTriesWhatThereIs() throws Exception {
    node.tokens = BigInteger.ONE;
    Composition composed = compose(wish(TO, "2.5", "USDC", ""));

    assertThat(composed.cautions()).containsExactly(Caution.TOKEN_BALANCE);
    assertThat(node.tried.getLast().data().hex()).endsWith("0".repeat(63) + "1");
    assertThat(transaction(composed).data().hex()).endsWith("2625a0");
  }

  @Test
  void refusesATokenThatIsNotListed() {
    assertThat(refused(wish(TO, "1", "SCAM", "").read(ETHEREUM, FROM, BOOK)))
        .isEqualTo(ComposeRefusal.TOKEN);
    assertThat(refused(wish(TO, "1", TO, "").read(ETHEREUM, FROM, BOOK)))
        .isEqualTo(ComposeRefusal.TOKEN);
    assertThat(refused(wish(TO, "1", "USDC", "").read(Networks.local(31337), FROM, BOOK)))
        .isEqualTo(ComposeRefusal.TOKEN);
  }

  @Test
  void callsAContractWithDataAndNeedsNoAmount() throws Exception {
    node.gas = BigInteger.valueOf(100_000);
    Composition composed = compose(wish(TO, "", "", "0xdeadbeef"));

    assertThat(transaction(composed).data().hex()).isEqualTo("deadbeef");
    assertThat(transaction(composed).valueWei()).isZero();
    assertThat(composed.gasLimit()).isEqualTo("120000");
  }

  @Test
  void createsAContractWhenDataGoesToNobody() throws Exception {
    assertThat(transaction(compose(wish("", "", "", "0x6000"))).to()).isEmpty();
  }

  @Test
  void refusesATokenWithDataOfItsOwn() {
    assertThat(refused(wish(TO, "1", "USDC", "0x00").read(ETHEREUM, FROM, BOOK)))
        .isEqualTo(TransactionRefusal.FIELD);
  }

  @ParameterizedTest
  @EnumSource(FeeLevel.class)
  void offersHigherFeesForMoreHaste(FeeLevel level) throws Exception {
    Wish wish = new Wish(TO, "1", "", "", level, "", "");
    GasFees fees = compose(wish).fees();

    switch (level) {
      case LOW -> assertThat(fees).isEqualTo(fees("2250000000", GWEI));
      case NORMAL -> assertThat(fees).isEqualTo(fees("4000000000", GWEI.shiftLeft(1)));
      case FAST -> assertThat(fees).isEqualTo(fees("7000000000", GWEI.shiftLeft(2)));
    }
  }

  private static GasFees fees(String maximum, BigInteger priority) {
    return new GasFees(new BigInteger(maximum), priority);
  }

  @Test
  void warnsOfEveryNonceThatIsNotTheNext() throws Exception {
    node.mined = BigInteger.valueOf(3);
    node.pending = BigInteger.valueOf(5);

    assertThat(compose(withNonce("")).nonce()).isEqualTo("5");
    assertThat(compose(withNonce("5")).cautions()).isEmpty();
    assertThat(compose(withNonce("2")).cautions()).containsExactly(Caution.NONCE_USED);
    assertThat(compose(withNonce("3")).cautions()).containsExactly(Caution.NONCE_WAITING);
    assertThat(compose(withNonce("6")).cautions()).containsExactly(Caution.NONCE_GAP);
  }

  private static Wish withNonce(String nonce) {
    return new Wish(TO, "1", "", "", FeeLevel.NORMAL, nonce, "");
  }

  @Test
  void warnsThatAmountAndFeeTogetherAreTooMuch() throws Exception {
    assertThat(compose(wish(TO, "9.999", "", "")).cautions()).isEmpty();
    assertThat(compose(wish(TO, "10", "", "")).cautions()).containsExactly(Caution.BALANCE);
  }

  @Test
  void replacesATransactionOfEachKindByATenthMoreOfBothFees() throws Exception {
    AccessListEntry entry = new AccessListEntry(FROM, List.of(Bytes.hex("00".repeat(32))));
    EvmTransaction market = new Eip1559Transaction(market(List.of(entry)));
    Composition faster = replaced(Replacement.Kind.SPEED_UP, market);
    assertThat(faster.fees()).isEqualTo(fees("110000000002", new BigInteger("11000000002")));
    assertThat(transaction(faster).data().hex()).isEqualTo("beef");
    assertThat(((Eip1559Transaction) transaction(faster)).accessList()).containsExactly(entry);
    assertThat(faster.replaces()).contains(REQUEST);

    EvmTransaction legacy =
        new LegacyTransaction(
            Optional.of(BigInteger.ONE),
            BigInteger.ZERO,
            GWEI.multiply(BigInteger.TEN),
            BigInteger.valueOf(21_000),
            Optional.of(FROM),
            BigInteger.ONE,
            Bytes.EMPTY);
    assertThat(replaced(Replacement.Kind.SPEED_UP, legacy).fees())
        .isEqualTo(fees("11000000000", new BigInteger("11000000000")));
  }

  @Test
  void cancelsByPayingNothingToTheSender() throws Exception {
    EvmTransaction market = new Eip1559Transaction(market(List.of()));
    Composition cancelling = replaced(Replacement.Kind.CANCEL, market);

    assertThat(transaction(cancelling).to()).contains(cancelling.from());
    assertThat(transaction(cancelling).valueWei()).isZero();
    assertThat(transaction(cancelling).data().isEmpty()).isTrue();
    assertThat(transaction(cancelling).nonce()).isZero();
  }

  @Test
  void replacesNoTransactionWithBlobs() throws Exception {
    EvmTransaction blobs =
        new Eip4844Transaction(
            market(List.of()), BigInteger.ONE, List.of(Bytes.hex("01" + "00".repeat(31))));

    assertThat(refused(composer.replace(replacement(Replacement.Kind.CANCEL, blobs))))
        .isEqualTo(ComposeRefusal.KIND);
  }

  private Composition replaced(Replacement.Kind kind, EvmTransaction earlier)
      throws InterruptedException {
    return accepted(composer.replace(replacement(kind, earlier)));
  }

  private static Replacement replacement(Replacement.Kind kind, EvmTransaction earlier) {
    SignedEvmTransaction signed =
        new SignedEvmTransaction(earlier, new EvmSignature(BigInteger.ONE, BigInteger.ONE, 0));
    return new Replacement(kind, REQUEST, accepted(Sent.parse(signed.raw())), FeeLevel.NORMAL);
  }

  private static FeeMarketFields market(List<AccessListEntry> accessList) {
    return new FeeMarketFields(
        BigInteger.ONE,
        BigInteger.ZERO,
        new BigInteger("10000000001"),
        new BigInteger("100000000001"),
        BigInteger.valueOf(60_000),
        Optional.of(FROM),
        BigInteger.ONE,
        Bytes.hex("beef"),
        accessList);
  }
}
