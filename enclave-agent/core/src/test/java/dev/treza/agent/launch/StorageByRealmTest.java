package dev.treza.agent.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treza.agent.crypto.Secp256k1;
import dev.treza.agent.crypto.SecretBuffer;
import dev.treza.agent.crypto.SecretMemory;
import dev.treza.agent.device.DeviceException;
import dev.treza.agent.doubles.Accept;
import dev.treza.agent.doubles.Events;
import dev.treza.agent.doubles.TestEnclave;
import dev.treza.agent.doubles.TestNsm;
import dev.treza.agent.seal.HeldSealingKey;
import dev.treza.agent.seal.KmsDocuments;
import dev.treza.agent.seal.SealException;
import dev.treza.agent.seal.SealedStore;
import dev.treza.agent.seal.SealingKey;
import dev.treza.agent.seal.SealingKey.NewDataKey;
import dev.treza.agent.setup.BootException;
import dev.treza.agent.setup.Storage;
import dev.treza.agent.store.StateStore.Write;
import dev.treza.agent.store.StoreException;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Realm;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.charter.CharterRefusal;
import dev.treza.fleet.charter.StateKeeping;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Which storage process 1 has follows from the realm of its own document, and what seals in it
/// from the charter.
class StorageByRealmTest {
  private static final Realm SIMULATED = new Realm.Simulated(Digest.of(Bytes.utf8("a root")));
  private static final Bytes CONTEXT = Bytes.utf8("root and namespace");
  private static final KmsDocuments NONE =
      _ -> {
        throw new DeviceException("nothing is attested here");
      };

  private final SecretMemory memory = new SecretMemory();

  private Storage storage(Realm realm) throws Exception {
    return storage(realm, "");
  }

  /// @param table what the parent says of the state
  private Storage storage(Realm realm, String table) throws Exception {
    TestNsm nsm = new TestNsm(new Events(), () -> Instant.EPOCH, List.of());
    return NitroMain.storage(realm, nsm, memory, new SocketParent(table));
  }

  /// A charter of `sealing`'s realm, and with it its kind of sealing key, in an enclave of `realm`.
  private Outcome<SealedStore.Opened> sealed(Realm realm, Realm sealing) throws Exception {
    Charter charter = new TestEnclave().charter(sealing, 0, TestEnclave.image());
    return storage(realm).sealed().under(charter, NONE);
  }

  private SealingKey held() throws Exception {
    return Accept.accepted(sealed(SIMULATED, SIMULATED)).key();
  }

  @Test
  void aRealEnclaveKeepsItsStateInTheTableItsParentNames() throws Exception {
    String arn = "arn:aws:dynamodb:eu-west-1:111122223333:table/treza-vault-1";
    Storage storage = storage(Realm.NITRO, arn);
    assertThat(storage.keeping().text()).isEqualTo(arn);
    assertThat(storage.state()).isInstanceOf(TableStateStore.class);
  }

  @Test
  void aRealEnclaveDoesNotStartWithAStateThatIsNoTable() {
    assertThatThrownBy(() -> storage(Realm.NITRO, "local")).isInstanceOf(BootException.class);
  }

  @Test
  void anEmulatedEnclaveAsksForNoTable() throws Exception {
    String arn = "arn:aws:dynamodb:eu-west-1:111122223333:table/treza-vault-1";
    assertThat(storage(SIMULATED, arn).keeping()).isEqualTo(StateKeeping.VOLATILE);
  }

  @Test
  void aRealEnclaveKeepsNoStateIfItsParentKnowsNoTable() throws Exception {
    Storage storage = storage(Realm.NITRO);
    assertThat(storage.keeping()).isEqualTo(StateKeeping.NONE);
    assertThatThrownBy(() -> storage.state().write(List.of(Write.create("a", CONTEXT))))
        .isInstanceOf(StoreException.class);
  }

  @Test
  void aRealEnclaveSealsWithKms() throws Exception {
    assertThat(Accept.accepted(sealed(Realm.NITRO, Realm.NITRO)).key()).isInstanceOf(KmsKey.class);
  }

  @Test
  void aRealEnclaveHoldsNoSealingKeyOfItsOwn() throws Exception {
    assertThat(Accept.refused(sealed(Realm.NITRO, SIMULATED))).isEqualTo(CharterRefusal.STORE);
  }

  @Test
  void anEmulatedEnclaveHasItsMemory() throws Exception {
    assertThat(storage(SIMULATED).keeping()).isEqualTo(StateKeeping.VOLATILE);
    SealingKey key = held();
    NewDataKey made = key.newDataKey(CONTEXT);
    try (SecretBuffer clear = made.clear();
        SecretBuffer opened = key.open(made.sealed(), CONTEXT);
        Secp256k1 curve = Secp256k1.open(memory)) {
      assertThat(curve.publicKey(opened)).isEqualTo(curve.publicKey(clear));
    }
  }

  @Test
  void anEmulatedEnclaveSealsNothingForAKeyOfKms() throws Exception {
    assertThat(Accept.refused(sealed(SIMULATED, Realm.NITRO))).isEqualTo(CharterRefusal.STORE);
  }

  @Test
  void theNextBootOfAnEmulatedEnclaveOpensNothingOfThisOne() throws Exception {
    NewDataKey made = held().newDataKey(CONTEXT);
    made.clear().close();
    SealingKey next = held();
    assertThat(next).isInstanceOf(HeldSealingKey.class);
    assertThatThrownBy(() -> next.open(made.sealed(), CONTEXT)).isInstanceOf(SealException.class);
    assertThat(storage(SIMULATED).state().readAll("")).isEmpty();
  }
}
