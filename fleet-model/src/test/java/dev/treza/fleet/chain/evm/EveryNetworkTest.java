package dev.treza.fleet.chain.evm;

import static dev.treza.fleet.chain.TransactionRefusal.CANONICAL;
import static dev.treza.fleet.chain.TransactionRefusal.CHAIN;
import static dev.treza.fleet.chain.TransactionRefusal.SIZE;
import static dev.treza.fleet.chain.TransactionRefusal.TRAILING;
import static dev.treza.fleet.chain.TransactionRefusal.TRUNCATED;
import static dev.treza.fleet.chain.evm.EvmSamples.ALICE;
import static dev.treza.fleet.chain.evm.EvmSamples.accepted;
import static dev.treza.fleet.chain.evm.EvmSamples.assertRefused;
import static dev.treza.fleet.chain.evm.EvmSamples.integer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.chain.AddressBook;
import dev.treza.fleet.chain.Network;
import dev.treza.fleet.chain.Networks;
import dev.treza.fleet.chain.evm.payload.EvmPayload;
import dev.treza.fleet.json.StrictJson;
import dev.treza.fleet.protocol.PreparedTransaction;
import dev.treza.fleet.protocol.SignCall;
import dev.treza.fleet.protocol.TransactionInput;
import dev.treza.fleet.treasury.Treasury;
import dev.treza.fleet.wallet.Wallet;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What wallets of each EVM network may be asked to sign, and what not: the rows of the product's
/// table of chains, in each kind of network.
class EveryNetworkTest {
  private static final BigInteger WEI = new BigInteger("1500000000000000000");

  static Stream<Network> networks() {
    return Networks.known().stream();
  }

  private static List<EvmTransaction> kinds(BigInteger chain) {
    FeeMarketFields fields =
        new FeeMarketFields(
            chain,
            integer(9),
            integer(1_000_000_000L),
            integer(30_000_000_000L),
            integer(21_000),
            Optional.of(ALICE),
            WEI,
            Bytes.EMPTY,
            List.of());
    Authorization authorization =
        new Authorization(
            chain, ALICE, BigInteger.ZERO, new EvmSignature(BigInteger.ONE, BigInteger.ONE, 0));
    return List.of(
        new LegacyTransaction(
            Optional.of(chain),
            integer(9),
            integer(30_000_000_000L),
            integer(21_000),
            Optional.of(ALICE),
            WEI,
            Bytes.EMPTY),
        new Eip2930Transaction(
            chain,
            integer(9),
            integer(30_000_000_000L),
            integer(21_000),
            Optional.of(ALICE),
            WEI,
            Bytes.EMPTY,
            List.of()),
        new Eip1559Transaction(fields),
        new Eip4844Transaction(fields, BigInteger.ONE, List.of(Bytes.hex("01" + "ab".repeat(31)))),
        new Eip7702Transaction(fields, List.of(authorization)));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void decodesEveryKindOfTransaction(Network network) {
    for (EvmTransaction transaction : kinds(new BigInteger(network.id()))) {
      PreparedTransaction prepared = accepted(prepare(network, transaction.signingBytes()));
      assertThat(prepared.network()).isEqualTo(network);
      assertThat(prepared.payload()).isEqualTo(new EvmPayload.OfTransaction(transaction));
      assertThat(prepared.review().intent())
          .startsWith("Send 1.5 %s to %s".formatted(network.currency().symbol(), ALICE))
          .endsWith(" on " + network.name() + ".");
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void decodesMessagesAndTypedData(Network network) {
    TransactionInput message = new TransactionInput.Message(Bytes.utf8("Hello"));
    assertThat(accepted(prepare(network, message)).network().mode()).isEqualTo(network.mode());
    assertThat(accepted(prepare(network, document(network.id()))).network()).isEqualTo(network);
  }

  @ParameterizedTest
  @MethodSource("networks")
  void refusesWhatIsCutOff(Network network) {
    for (EvmTransaction transaction : kinds(new BigInteger(network.id()))) {
      Bytes whole = transaction.signingBytes();
      Refusal refusal = EvmSamples.refused(prepare(network, whole.slice(0, whole.length() - 1)));
      assertThat(refusal.id()).isEqualTo(TRUNCATED);
      assertThat(refusal.place().orElse("")).matches("byte [0-9]+");
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void refusesWhatGoesOn(Network network) {
    for (EvmTransaction transaction : kinds(new BigInteger(network.id()))) {
      Bytes whole = transaction.signingBytes();
      assertRefused(
          prepare(network, whole.concat(Bytes.hex("00"))), TRAILING, "byte " + whole.length());
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void refusesWhatIsTooLarge(Network network) {
    for (EvmTransaction transaction : kinds(new BigInteger(network.id()))) {
      Bytes large = transaction.signingBytes().concat(Bytes.of(new byte[EvmTransaction.MAX_BYTES]));
      assertRefused(prepare(network, large), SIZE, "byte " + EvmTransaction.MAX_BYTES);
    }
  }

  /// The nonce 9 with a length before it, which it does not need.
  @ParameterizedTest
  @MethodSource("networks")
  void refusesWhatCouldBeWrittenShorter(Network network) {
    Eip1559Transaction transaction =
        (Eip1559Transaction) kinds(new BigInteger(network.id())).get(2);
    List<Bytes> fields = new ArrayList<>(transaction.encodedFields());
    int nonce = 2 + fields.getFirst().length();
    fields.set(1, Bytes.hex("8109"));
    Bytes longer = Bytes.hex("02").concat(Rlp.list(fields));
    assertRefused(prepare(network, longer), CANONICAL, "byte " + nonce);
  }

  @ParameterizedTest
  @MethodSource("networks")
  void refusesEveryOtherChainAndKindOfNetwork(Network network) {
    Stream<String> others =
        Stream.concat(
            networks().map(Network::id).filter(id -> !id.equals(network.id())),
            Stream.of("10", "123456789"));
    for (String other : others.toList()) {
      if (isOfTheSameWallet(network, other)) {
        continue;
      }
      for (EvmTransaction transaction : kinds(new BigInteger(other))) {
        assertRefused(prepare(network, transaction.signingBytes()), CHAIN, "chainId");
      }
      assertRefused(prepare(network, document(other)), CHAIN, "chainId");
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void refusesATransactionForEveryChain(Network network) {
    LegacyTransaction everywhere =
        new LegacyTransaction(
            Optional.empty(),
            integer(9),
            integer(30_000_000_000L),
            integer(21_000),
            Optional.of(ALICE),
            WEI,
            Bytes.EMPTY);
    assertRefused(prepare(network, everywhere.signingBytes()), CHAIN, "chainId");
  }

  /// The same chain of the same kind: Sepolia and Hoodi.
  private static boolean isOfTheSameWallet(Network network, String other) {
    return Networks.find(network.blockchain(), other)
        .filter(known -> known.mode() == network.mode())
        .isPresent();
  }

  private static Outcome<PreparedTransaction> prepare(Network network, Bytes raw) {
    return prepare(network, new TransactionInput.Raw(raw));
  }

  private static Outcome<PreparedTransaction> prepare(Network network, TransactionInput input) {
    Wallet wallet = Treasury.wallet(network.blockchain(), network.mode());
    SignCall call = new SignCall(wallet.id(), input, Optional.empty(), List.of());
    return PreparedTransaction.of(Treasury.head(), AddressBook.EMPTY, wallet, call);
  }

  private static TransactionInput document(String chain) {
    String json =
        """
        {"types": {"Order": [{"name": "note", "type": "string"}]}, "primaryType": "Order",
         "domain": {"name": "Shop", "chainId": "%s"}, "message": {"note": "two"}}
        """
            .formatted(chain);
    return new TransactionInput.Document(
        accepted(StrictJson.parse(Bytes.utf8(json), StrictJson.Limits.DEFAULT, false)));
  }
}
