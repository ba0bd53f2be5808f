package dev.treza.agent.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treza.agent.crypto.Secp256k1;
import dev.treza.agent.crypto.SecretBuffer;
import dev.treza.agent.crypto.SecretMemory;
import dev.treza.agent.doubles.Events;
import dev.treza.agent.doubles.TestNsm;
import dev.treza.agent.seal.SealException;
import dev.treza.agent.seal.SealingKey.NewDataKey;
import dev.treza.agent.setup.Storage;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Realm;
import dev.treza.fleet.charter.StateKeeping;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Which storage process 1 has follows from the realm of its own document.
class StorageByRealmTest {
  private static final Realm SIMULATED = new Realm.Simulated(Digest.of(Bytes.utf8("a root")));
  private static final Bytes CONTEXT = Bytes.utf8("root and namespace");

  private final SecretMemory memory = new SecretMemory();

  private Storage storage(Realm realm) throws Exception {
    TestNsm nsm = new TestNsm(new Events(), () -> Instant.EPOCH, List.of());
    return NitroMain.storage(realm, nsm, memory);
  }

  @Test
  void aRealEnclaveHasNone() throws Exception {
    Storage storage = storage(Realm.NITRO);
    assertThat(storage.keeping()).isEqualTo(StateKeeping.NONE);
    assertThatThrownBy(() -> storage.sealingKey().newDataKey(CONTEXT))
        .isInstanceOf(SealException.class);
  }

  @Test
  void anEmulatedEnclaveHasItsMemory() throws Exception {
    Storage storage = storage(SIMULATED);
    assertThat(storage.keeping()).isEqualTo(StateKeeping.VOLATILE);
    NewDataKey made = storage.sealingKey().newDataKey(CONTEXT);
    try (SecretBuffer clear = made.clear();
        SecretBuffer opened = storage.sealingKey().open(made.sealed(), CONTEXT);
        Secp256k1 curve = Secp256k1.open(memory)) {
      assertThat(curve.publicKey(opened)).isEqualTo(curve.publicKey(clear));
    }
  }

  @Test
  void theNextBootOfAnEmulatedEnclaveOpensNothingOfThisOne() throws Exception {
    NewDataKey made = storage(SIMULATED).sealingKey().newDataKey(CONTEXT);
    made.clear().close();
    Storage next = storage(SIMULATED);
    assertThatThrownBy(() -> next.sealingKey().open(made.sealed(), CONTEXT))
        .isInstanceOf(SealException.class);
    assertThat(next.state().readAll("")).isEmpty();
  }
}
