package dev.treza.agent.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.protocol.AgentRefusal;
import dev.treza.fleet.wallet.Wallet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Rules `SEAL-*`: a record that is not the one of the wallet's birth is refused by name, and no
/// data key is asked for.
class SealedKeyTest {
  private Desk desk;
  private Wallet wallet;

  @BeforeEach
  void found() throws Exception {
    desk = new Desk();
    wallet = desk.wallet(NetworkMode.LOCAL);
  }

  @AfterEach
  void noDataKeyWasOpened() {
    assertThat(desk.events().all()).doesNotContain("open data key");
  }

  private static String name(Wallet wallet) {
    return wallet.id() + "-v1";
  }

  private Bytes record(Wallet of) {
    return desk.enclave.records.get(name(of)).orElseThrow();
  }

  private AgentRefusal refusal() throws Exception {
    return (AgentRefusal) Desk.no(desk.sign(desk.payment(wallet, Desk.LOCAL_CHAIN, 0, "1")));
  }

  @Test
  void refusesTheRecordOfAnotherWallet() throws Exception {
    Wallet other = desk.wallet(NetworkMode.LOCAL);
    desk.enclave.records.put(name(wallet), record(other));
    assertThat(refusal()).isEqualTo(AgentRefusal.SEAL_BIRTH);
  }

  @Test
  void refusesTheRecordOfAnotherRoot() throws Exception {
    Desk elsewhere = new Desk();
    Wallet other = elsewhere.wallet(NetworkMode.LOCAL);
    desk.enclave.records.put(
        name(wallet), elsewhere.enclave.records.get(name(other)).orElseThrow());
    assertThat(refusal()).isEqualTo(AgentRefusal.SEAL_ROOT);
  }

  @Test
  void refusesARecordThatIsMissing() throws Exception {
    desk.enclave.records.lose(name(wallet));
    assertThat(refusal()).isEqualTo(AgentRefusal.SEALED);
  }

  @Test
  void refusesARecordWithAnyBitChanged() throws Exception {
    byte[] bytes = record(wallet).toArray();
    Random random = new Random(Long.getLong("treza.seed", 20260301));
    for (int round = 0; round < 200; round++) {
      byte[] changed = bytes.clone();
      int at = random.nextInt(bytes.length);
      changed[at] ^= (byte) (1 << random.nextInt(8));
      desk.enclave.records.put(name(wallet), Bytes.of(changed));
      assertThat(refusal())
          .as("byte " + at)
          .isIn(List.of(AgentRefusal.SEALED, AgentRefusal.SEAL_ROOT, AgentRefusal.SEAL_BIRTH));
    }
  }
}
