package dev.treza.agent.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treza.agent.doubles.Accept;
import dev.treza.agent.doubles.Events;
import dev.treza.agent.doubles.MemoryStore;
import dev.treza.agent.store.StateStore.Write;
import dev.treza.agent.store.StoreException;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Realm;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.jws.JwsSigner;
import dev.treza.fleet.jws.JwsType;
import dev.treza.fleet.jws.JwsVerifier;
import dev.treza.fleet.jws.KeyLookup;
import dev.treza.fleet.jws.SoftwareJwsSigner;
import dev.treza.fleet.protocol.AuditPosition;
import dev.treza.fleet.protocol.Receipt;
import dev.treza.fleet.protocol.ReceiptEvent;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReceiptChainTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Digest ANY = Digest.of(Bytes.utf8("any"));

  private final MemoryStore store = new MemoryStore(new Events());
  private final JwsSigner signer = signer();
  private final ReceiptChain chain = new ReceiptChain(store, signer);

  private static JwsSigner signer() {
    try {
      return Accept.accepted(
          SoftwareJwsSigner.of(KeyPairGenerator.getInstance("Ed25519").generateKeyPair()));
    } catch (NoSuchAlgorithmException missing) {
      throw new AssertionError(missing);
    }
  }

  private StoredEntry append(Instant time, Write... with) throws Exception {
    return chain.append(List.of(draft(time, with))).getFirst();
  }

  private static ReceiptChain.Draft draft(Instant time, Write... with) {
    return new ReceiptChain.Draft(
        (sequence, previous) -> receipt(sequence, previous, time), _ -> List.of(with));
  }

  private static Receipt receipt(long sequence, Optional<Digest> previous, Instant time) {
    return new Receipt(
        Realm.NITRO, "n", "e", ANY, ANY, sequence, previous, ReceiptEvent.SIGNED, ANY, ANY, time);
  }

  @Test
  void beginsWithNothing() throws Exception {
    assertThat(chain.position()).isEmpty();
    assertThat(chain.lastTime()).isEmpty();
    assertThat(chain.entry(0)).isEmpty();
  }

  @Test
  void appendsSeveralAsIfOneAfterTheOther() throws Exception {
    append(NOON);
    List<StoredEntry> more =
        chain.append(List.of(draft(NOON.plusSeconds(2)), draft(NOON.plusSeconds(1))));
    assertThat(more).extracting(entry -> entry.receipt().sequence()).containsExactly(1L, 2L);
    assertThat(more.getLast().receipt().previous()).contains(more.getFirst().digest());
    assertThat(chain.position().orElseThrow().head()).isEqualTo(more.getLast().digest());
    assertThat(chain.lastTime()).contains(NOON.plusSeconds(2));
  }

  @Test
  void appendsNoneOfSeveralIfOneOfTheirWritesIsNotAsExpected() throws Exception {
    append(NOON);
    assertThatThrownBy(() ->
            chain.append(List.of(draft(NOON), draft(NOON, new Write("other", 7, Bytes.utf8("x"))))))
        .isInstanceOf(StoreException.class);
    assertThat(chain.position().orElseThrow().sequence()).isZero();
    assertThat(chain.entry(1)).isEmpty();
  }

  @Test
  void numbersItsEntriesAndNamesTheOneBefore() throws Exception {
    StoredEntry first = append(NOON);
    StoredEntry second = append(NOON.plusSeconds(1));
    assertThat(first.receipt().sequence()).isZero();
    assertThat(first.receipt().previous()).isEmpty();
    assertThat(second.receipt().sequence()).isEqualTo(1);
    assertThat(second.receipt().previous()).contains(first.digest());
    assertThat(chain.position()).contains(new AuditPosition(1, second.digest()));
  }

  @Test
  void keepsEachEntryAsItWasSigned() throws Exception {
    StoredEntry entry = append(NOON);
    String kept = chain.entry(0).orElseThrow();
    assertThat(kept).isEqualTo(entry.jws());
    var verified =
        Accept.accepted(
            JwsVerifier.verify(kept, KeyLookup.of(List.of(signer.key())), JwsType.RECEIPT));
    assertThat(verified.digest()).isEqualTo(entry.digest());
    assertThat(Accept.accepted(JsonFields.decode(verified.payload(), Receipt::read)))
        .isEqualTo(entry.receipt());
  }

  @Test
  void aReceiptForAnEarlierRecordDoesNotLowerTheHighWaterMark() throws Exception {
    append(NOON);
    append(NOON.minusSeconds(60));
    assertThat(chain.lastTime()).contains(NOON);
    append(NOON.plusSeconds(1));
    assertThat(chain.lastTime()).contains(NOON.plusSeconds(1));
  }

  @Test
  void appendsNothingIfWhatMustBecomeTrueWithItCannot() throws Exception {
    append(NOON, Write.create("taken", ANY.value()));
    Optional<AuditPosition> before = chain.position();
    assertThatThrownBy(() -> append(NOON, Write.create("taken", ANY.value())))
        .isInstanceOf(StoreException.class);
    assertThat(chain.position()).isEqualTo(before);
    assertThat(chain.entry(1)).isEmpty();
  }

  @Test
  void aDamagedHeadIsAFaultAndNeverABeginning() throws Exception {
    append(NOON);
    store.tamper("audit/head", Bytes.utf8("{}"));
    assertThatThrownBy(chain::position).isInstanceOf(StoreException.class);
    assertThatThrownBy(() -> append(NOON)).isInstanceOf(StoreException.class);
  }
}
