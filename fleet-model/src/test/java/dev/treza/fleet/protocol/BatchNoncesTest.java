package dev.treza.fleet.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.chain.RiskFlag;
import dev.treza.fleet.chain.evm.risk.EvmRisk;
import dev.treza.fleet.treasury.Treasury;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Nonces are judged within a batch. Each item here says that the account's next nonce is 5.
class BatchNoncesTest {
  @Test
  void findsNoGapThatOthersOfTheBatchFill() {
    assertThat(risks(item("a", "1", 5), item("a", "1", 6), item("a", "1", 7))).isEmpty();
  }

  @Test
  void countsOthersInWhateverOrderTheyStand() {
    assertThat(risks(item("a", "1", 7), item("a", "1", 5), item("a", "1", 6))).isEmpty();
  }

  @Test
  void findsAGapThatTheyLeaveAndSaysWhere() {
    assertThat(sentences(item("a", "1", 5), item("a", "1", 7), item("a", "1", 8)))
        .containsExactly(EvmRisk.NONCE_GAP.flag().sentence() + " (in requests 2, 3)");
  }

  @Test
  void doesNotCountATwinForTheOneThatIsMissing() {
    assertThat(risks(item("a", "1", 5), item("a", "1", 5), item("a", "1", 7)))
        .contains("TXR-NONCE-GAP");
  }

  @Test
  void doesNotCountAnotherWalletOrChain() {
    assertThat(risks(item("b", "1", 5), item("a", "1", 6))).containsExactly("TXR-NONCE-GAP");
    assertThat(risks(item("a", "137", 5), item("a", "1", 6))).containsExactly("TXR-NONCE-GAP");
  }

  @Test
  void flagsTwoWithOneNonce() {
    assertThat(sentences(item("a", "1", 5), item("a", "1", 6), item("a", "1", 5)))
        .containsExactly(EvmRisk.NONCE_TWICE.flag().sentence() + " (in requests 1, 3)");
  }

  @Test
  void allowsTheSameNonceOfAnotherWalletOrChain() {
    assertThat(risks(item("a", "1", 5), item("b", "1", 5), item("a", "137", 5))).isEmpty();
  }

  @Test
  void keepsWhatANodeSaidOfANonceThatIsUsed() {
    assertThat(risks(item("a", "1", 4), item("a", "1", 5))).containsExactly("TXR-NONCE-USED");
  }

  private static List<String> risks(BatchItem... items) {
    return flags(items).map(RiskFlag::id).toList();
  }

  private static List<String> sentences(BatchItem... items) {
    return flags(items).map(RiskFlag::sentence).toList();
  }

  private static Stream<RiskFlag> flags(BatchItem... items) {
    return BatchReview.of(new BatchRequest(Treasury.head(), true, List.of(items))).risks().stream();
  }

  private static BatchItem item(String wallet, String network, long nonce) {
    Digest any = Digest.of(Bytes.utf8(wallet + network + nonce));
    List<RiskFlag> own =
        nonce > 5
            ? List.of(EvmRisk.NONCE_GAP.flag())
            : nonce < 5 ? List.of(EvmRisk.NONCE_USED.flag()) : List.of();
    NonceSlot slot =
        new NonceSlot(
            wallet, network, BigInteger.valueOf(nonce), Optional.of(BigInteger.valueOf(5)));
    return new BatchItem(any, any, "Send 1 ETH", own, Optional.of(slot));
  }
}
