package dev.treza.fleet.chain.evm;

import static dev.treza.fleet.chain.TransactionRefusal.CHAIN;
import static dev.treza.fleet.chain.TransactionRefusal.FEES;
import static dev.treza.fleet.chain.TransactionRefusal.RANGE;
import static dev.treza.fleet.chain.TransactionRefusal.SHAPE;
import static dev.treza.fleet.chain.TransactionRefusal.SIZE;
import static dev.treza.fleet.chain.TransactionRefusal.TRAILING;
import static dev.treza.fleet.chain.TransactionRefusal.TRUNCATED;
import static dev.treza.fleet.chain.evm.EvmSamples.ALICE;
import static dev.treza.fleet.chain.evm.EvmSamples.accepted;
import static dev.treza.fleet.chain.evm.EvmSamples.assertRefused;
import static dev.treza.fleet.chain.evm.EvmSamples.integer;
import static dev.treza.fleet.chain.evm.EvmSamples.payment;
import static dev.treza.fleet.chain.evm.EvmSamples.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.treza.fleet.Blockchain;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.chain.Network;
import dev.treza.fleet.chain.Networks;
import dev.treza.fleet.chain.TransactionRefusal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvmTransactionTest {
  /// The example of EIP-155.
  private static final LegacyTransaction EIP155 =
      new LegacyTransaction(
          Optional.of(BigInteger.ONE),
          integer(9),
          integer(20_000_000_000L),
          integer(21_000),
          Optional.of(ALICE),
          new BigInteger("1000000000000000000"),
          Bytes.EMPTY);

  private static final String EIP155_UNSIGNED =
      "ec098504a817c800825208943535353535353535353535353535353535353535880de0b6b3a764000080018080";
  private static final String EIP155_R =
      "28ef61340bd939bc2195fe537567866003e1a15d3c71ff63e1590620aa636276";
  private static final String EIP155_S =
      "67cbe9d8997f761aecb703304b3800ccf555c9f3dc64214b297fb1966a3b6d83";

  @Test
  void readsTheExampleOfEip155() {
    assertThat(accepted(parse(EIP155_UNSIGNED))).isEqualTo(EIP155);
  }

  @Test
  void writesTheExampleOfEip155() {
    assertThat(EIP155.signingBytes().hex()).isEqualTo(EIP155_UNSIGNED);
    assertThat(EIP155.signingHash().hex())
        .isEqualTo("daf5a779ae972f972197303d7b574746c7ef83eadac0f2791ad23db92e4c8e53");
  }

  @Test
  void assemblesTheExampleOfEip155() {
    SignedEvmTransaction signed =
        EIP155.assemble(new BigInteger(EIP155_R, 16), new BigInteger(EIP155_S, 16), 0);
    assertThat(signed.raw().hex())
        .isEqualTo(
            "f86c098504a817c800825208943535353535353535353535353535353535353535880de0b6b3a7640000"
                + "8025a0"
                + EIP155_R
                + "a0"
                + EIP155_S);
    assertThat(accepted(signed.sender())).hasToString("0x9d8A62f656a8d1615C1294fd71e9CFb3E4855A4F");
  }

  @ParameterizedTest
  @CsvSource({
    "'', TRUNCATED, byte 0",
    "80, TYPE, byte 0",
    "b8, TYPE, byte 0",
    "00c0, TYPE, byte 0",
    "05c0, TYPE, byte 0",
    "01c0, SHAPE, byte 1",
    "03c0, SHAPE, byte 1",
    "04c0, SHAPE, byte 1",
    "7fc0, TYPE, byte 0",
    "02, TRUNCATED, byte 1",
    "0280, SHAPE, byte 1",
    "c0, SHAPE, byte 0",
    "02c0, SHAPE, byte 1",
    "c7808080808080, TRUNCATED, byte 1",
    "c780808080808080, SHAPE, byte 0",
    "c680808080808000, TRAILING, byte 7",
    "c6008080808080, CANONICAL, byte 1",
    "c680c080808080, SHAPE, byte 2",
    "c78080808100 8080, CANONICAL, byte 4",
    "c880808081808080 80, SHAPE, byte 0",
    "c7808080 8180 8080, SHAPE, byte 4",
    "c9808080808080 808080, RANGE, byte 7",
    "c9808080808080 010180, SHAPE, byte 8",
    "c9808080808080 018001, SHAPE, byte 9",
    "ce 88ffffffffffffffff 8080808080, RANGE, byte 1",
    "cf 80 80 89010000000000000000 80 80 80, RANGE, byte 3",
    "e7 80 a1 01 0000000000000000000000000000000000000000000000000000000000000000 80 80 80 80,"
        + " RANGE, byte 2",
  })
  void refusesWhatIsNoTransactionAndSaysWhere(String hex, String id, String place) {
    assertRefused(parse(hex.replace(" ", "")), TransactionRefusal.valueOf(id), place);
  }

  @Test
  void refusesATransactionThatIsSignedAlready() {
    Bytes signed = payment().assemble(BigInteger.ONE, BigInteger.ONE, 0).raw();
    assertRefused(EvmTransaction.parseUnsigned(signed), SHAPE, "byte 1");
  }

  @Test
  void acceptsTheHighestNonceOfEip2681() {
    assertThat(accepted(parse("ce88fffffffffffffffe8080808080")).nonce())
        .isEqualTo("18446744073709551614");
  }

  @Test
  void refusesMoreThan128KiB() {
    Bytes full = sized(EvmTransaction.MAX_BYTES);
    assertThat(accepted(EvmTransaction.parseUnsigned(full)).signingBytes()).isEqualTo(full);
    Bytes over = sized(EvmTransaction.MAX_BYTES + 1);
    assertThat(refused(EvmTransaction.parseUnsigned(over)).id()).isEqualTo(SIZE);
  }

  @Test
  void refusesEveryTruncation() {
    Bytes whole = payment().signingBytes();
    for (int length = 0; length < whole.length(); length++) {
      Outcome<EvmTransaction> outcome = EvmTransaction.parseUnsigned(whole.slice(0, length));
      assertThat(refused(outcome).id()).as("%d bytes", length).isEqualTo(TRUNCATED);
    }
  }

  @Test
  void refusesATrailingByte() {
    Bytes whole = payment().signingBytes();
    Outcome<EvmTransaction> outcome = EvmTransaction.parseUnsigned(whole.concat(Bytes.hex("00")));
    assertRefused(outcome, TRAILING, "byte " + whole.length());
  }

  @Test
  void refusesAPriorityFeeAboveTheMaximum() {
    // chain 1, nonce 0, priority 2, maximum 1
    Outcome<EvmTransaction> outcome = parse("02c901800201808080 80c0".replace(" ", ""));
    assertRefused(outcome, FEES, "maxPriorityFeePerGas");
  }

  @Test
  void refusesACostNoAccountCanPay() {
    Bytes most = Rlp.integer(BigInteger.TWO.pow(256).subtract(BigInteger.ONE));
    List<Bytes> fields = new ArrayList<>(List.of(Rlp.octets(Bytes.EMPTY), most));
    fields.add(Rlp.integer(BigInteger.TWO));
    fields.addAll(List.of(Rlp.octets(Bytes.EMPTY), Rlp.octets(Bytes.EMPTY)));
    fields.add(Rlp.octets(Bytes.EMPTY));
    assertRefused(EvmTransaction.parseUnsigned(Rlp.list(fields)), RANGE, "cost");
  }

  @Test
  void cannotBeMadeOutOfRange() {
    assertThatIllegalArgumentException().isThrownBy(() -> EIP155.on(BigInteger.ZERO));
    assertThatIllegalArgumentException().isThrownBy(() -> EIP155.on(BigInteger.TWO.pow(63)));
  }

  @Test
  void refusesAnotherNetworksChainId() {
    Outcome<EvmTransaction> outcome = EIP155.checkNetwork(Networks.local(31337));
    assertThat(refused(outcome).id()).isEqualTo(CHAIN);
  }

  @Test
  void refusesANetworkOfAnotherKindEvenWithoutAChainId() {
    Network ethereum = Networks.known().getFirst();
    Network bitcoin =
        new Network(
            Blockchain.BITCOIN,
            NetworkMode.MAINNET,
            "1",
            "Bitcoin",
            ethereum.currency(),
            ethereum.highFee());
    assertThat(refused(accepted(parse("c6808080808080")).checkNetwork(bitcoin)).id())
        .isEqualTo(CHAIN);
    assertThat(refused(payment().checkNetwork(bitcoin)).id()).isEqualTo(CHAIN);
  }

  @Test
  void acceptsItsOwnNetworksChainId() {
    assertThat(accepted(payment().checkNetwork(Networks.known().getFirst()))).isEqualTo(payment());
  }

  private static Outcome<EvmTransaction> parse(String hex) {
    return EvmTransaction.parseUnsigned(Bytes.hex(hex));
  }

  /// A serialised transaction of `length` bytes.
  private static Bytes sized(int length) {
    // 1 + 3 bytes of list prefix, 5 empty fields, 1 + 3 bytes of data prefix
    byte[] data = new byte[length - 13];
    return new LegacyTransaction(
            Optional.empty(),
            BigInteger.ZERO,
            BigInteger.ZERO,
            BigInteger.ZERO,
            Optional.empty(),
            BigInteger.ZERO,
            Bytes.of(data))
        .signingBytes();
  }
}
