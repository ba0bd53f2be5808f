package dev.treza.fleet.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Blockchain;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.Realm;
import dev.treza.fleet.json.JsonText;
import dev.treza.fleet.treasury.Treasury;
import dev.treza.fleet.wallet.Wallet;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The digest is what officers approve: whatever may differ must make another one.
class TransactionRequestTest {
  private static final RequestHead HEAD = Treasury.head();
  private static final Wallet WALLET = Treasury.wallet();
  private static final ReviewHints NONE = ReviewHints.NONE;
  private static final Bytes PAYLOAD = Bytes.utf8("payload");

  private static Digest digest(
      RequestHead head, Wallet wallet, long chain, Bytes payload, String model, String replaces) {
    return new TransactionRequest(
            head,
            RequestKind.TRANSACTION,
            wallet,
            Optional.of(BigInteger.valueOf(chain)),
            payload,
            basis(model),
            replaces.isEmpty() ? Optional.empty() : Optional.of(Treasury.digest(replaces)))
        .digest();
  }

  private static ReviewBasis basis(String model) {
    return new ReviewBasis(
        model, Treasury.digest("book"), Treasury.digest("list"), Treasury.digest("all"), NONE);
  }

  private static Digest of(ReviewBasis basis) {
    return request(RequestKind.TRANSACTION, Optional.of(BigInteger.ONE), basis);
  }

  private static Digest request(RequestKind kind, Optional<BigInteger> chain, ReviewBasis basis) {
    return new TransactionRequest(HEAD, kind, WALLET, chain, PAYLOAD, basis, Optional.empty())
        .digest();
  }

  private static Digest of(RequestHead head) {
    return digest(head, WALLET, 1, PAYLOAD, "evm/1", "");
  }

  private static Digest of(String id, Blockchain chain, int version, Bytes key) {
    Wallet wallet =
        new Wallet(
            id,
            chain,
            NetworkMode.MAINNET,
            version,
            key,
            WALLET.address(),
            WALLET.state(),
            WALLET.purpose(),
            WALLET.created());
    return digest(HEAD, wallet, 1, PAYLOAD, "evm/1", "");
  }

  @Test
  void everyFieldMakesAnotherDigest() {
    Bytes key = WALLET.publicKey();
    Digest original = of(HEAD);
    Map<String, Digest> changed =
        Map.ofEntries(
            Map.entry(
                "realm",
                of(
                    new RequestHead(
                        new Realm.Simulated(Digest.of(Bytes.utf8("root"))),
                        "treasury",
                        Treasury.ENCLAVE))),
            Map.entry("namespace", of(new RequestHead(Treasury.REALM, "x", Treasury.ENCLAVE))),
            Map.entry("enclave", of(new RequestHead(Treasury.REALM, "treasury", "vault-2"))),
            Map.entry("wallet", of("ethereum-2", Blockchain.ETHEREUM, 1, key)),
            Map.entry("version", of("ethereum-1", Blockchain.ETHEREUM, 2, key)),
            Map.entry("key", of("ethereum-1", Blockchain.ETHEREUM, 1, Bytes.hex("04"))),
            Map.entry("chain", of("ethereum-1", Blockchain.POLYGON, 1, key)),
            Map.entry("network", digest(HEAD, WALLET, 5, PAYLOAD, "evm/1", "")),
            Map.entry("payload", digest(HEAD, WALLET, 1, Bytes.utf8("payloae"), "evm/1", "")),
            Map.entry("model", digest(HEAD, WALLET, 1, PAYLOAD, "evm/3", "")),
            Map.entry(
                "message",
                request(RequestKind.MESSAGE, Optional.of(BigInteger.ONE), basis("evm/1"))),
            Map.entry(
                "document",
                request(RequestKind.TYPED_DATA, Optional.of(BigInteger.ONE), basis("evm/1"))),
            Map.entry(
                "any network", request(RequestKind.TRANSACTION, Optional.empty(), basis("evm/1"))),
            Map.entry("address book", of(changed(Treasury.digest("x"), 0))),
            Map.entry("token list", of(changed(Treasury.digest("x"), 1))),
            Map.entry("descriptors", of(changed(Treasury.digest("x"), 2))),
            Map.entry("next nonce", of(hinted(Optional.of(BigInteger.ONE), Optional.empty()))),
            Map.entry("preparation", of(hinted(Optional.empty(), Optional.of(Treasury.NOW)))),
            Map.entry("replaces", digest(HEAD, WALLET, 1, PAYLOAD, "evm/1", "one")),
            Map.entry("replaces another", digest(HEAD, WALLET, 1, PAYLOAD, "evm/1", "two")));
    assertThat(changed).doesNotContainValue(original);
    assertThat(changed.values()).doesNotHaveDuplicates();
    assertThat(of("ethereum-1", Blockchain.ETHEREUM, 1, key)).isEqualTo(original);
  }

  private static ReviewBasis changed(Digest digest, int which) {
    ReviewBasis basis = basis("evm/1");
    return new ReviewBasis(
        basis.model(),
        which == 0 ? digest : basis.addressBook(),
        which == 1 ? digest : basis.tokens(),
        which == 2 ? digest : basis.descriptors(),
        basis.hints());
  }

  private static ReviewBasis hinted(Optional<BigInteger> nonce, Optional<Instant> time) {
    ReviewBasis basis = basis("evm/1");
    return new ReviewBasis(
        basis.model(),
        basis.addressBook(),
        basis.tokens(),
        basis.descriptors(),
        new ReviewHints(nonce, time));
  }

  @Test
  void aWalletAndATransactionRequestNeverMeet() {
    WalletRequest request =
        new WalletRequest(
            HEAD, Blockchain.ETHEREUM, NetworkMode.MAINNET, Optional.empty(), Bytes.hex("00"));
    for (RequestKind kind : RequestKind.values()) {
      assertThat(request.toJson().members().get("kind")).isNotEqualTo(new JsonText(kind.text()));
    }
  }

  @Test
  void everyFieldOfAWalletRequestMakesAnotherDigest() {
    Bytes nonce = Bytes.of(new byte[16]);
    WalletRequest original = wallet(HEAD, Blockchain.ETHEREUM, NetworkMode.MAINNET, "", nonce);
    Map<String, WalletRequest> changed =
        Map.of(
            "head",
                wallet(
                    new RequestHead(Treasury.REALM, "treasury", "vault-2"),
                    Blockchain.ETHEREUM,
                    NetworkMode.MAINNET,
                    "",
                    nonce),
            "chain", wallet(HEAD, Blockchain.POLYGON, NetworkMode.MAINNET, "", nonce),
            "network", wallet(HEAD, Blockchain.ETHEREUM, NetworkMode.TESTNET, "", nonce),
            "purpose", wallet(HEAD, Blockchain.ETHEREUM, NetworkMode.MAINNET, "Rent", nonce),
            "nonce",
                wallet(
                    HEAD,
                    Blockchain.ETHEREUM,
                    NetworkMode.MAINNET,
                    "",
                    Bytes.hex("01".repeat(16))));
    assertThat(changed.values().stream().map(Request::digest))
        .doesNotHaveDuplicates()
        .doesNotContain(original.digest());
  }

  private static WalletRequest wallet(
      RequestHead head, Blockchain chain, NetworkMode network, String purpose, Bytes nonce) {
    return new WalletRequest(
        head, chain, network, purpose.isEmpty() ? Optional.empty() : Optional.of(purpose), nonce);
  }
}
