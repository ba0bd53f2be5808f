package dev.treza.agent.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treza.agent.crypto.SecretBuffer;
import dev.treza.agent.doubles.TestBlobs;
import dev.treza.agent.store.StoreException;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.approval.ApprovalRefusal;
import dev.treza.fleet.kms.KmsRefusal;
import dev.treza.fleet.protocol.AgentRefusal;
import dev.treza.fleet.protocol.ImportCall;
import dev.treza.fleet.protocol.KmsBlob;
import dev.treza.fleet.protocol.WalletReply;
import dev.treza.fleet.wallet.ImportRefusal;
import dev.treza.fleet.wallet.KeyOrigin;
import dev.treza.fleet.wallet.Wallet;
import dev.treza.fleet.wallet.WalletState;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Keys that arrive encrypted by KMS (ADR 0015).
class KmsImportTest {
  private ImportDesk imports;
  private Desk desk;
  private SecretBuffer key;

  @BeforeEach
  void found() throws Exception {
    imports = new ImportDesk();
    desk = imports.desk;
    key = imports.key();
  }

  @AfterEach
  void close() {
    key.close();
  }

  private ImportCall approved(ImportCall call) {
    return imports.approved(call, desk.enclave.ada, desk.enclave.bob);
  }

  private static KmsBlob damaged(KmsBlob blob) {
    byte[] changed = blob.ciphertext().toArray();
    changed[changed.length - 1] ^= 1;
    return new KmsBlob(blob.key(), Bytes.of(changed));
  }

  @Test
  void takesInTheKeyThatWasApprovedAndHoldsIt() throws Exception {
    Wallet wallet =
        Desk.done(imports.bring(approved(imports.blob(key, NetworkMode.TESTNET)))).wallet();
    assertThat(wallet.origin()).isEqualTo(new KeyOrigin.Imported(Optional.empty()));
    assertThat(wallet.state()).isEqualTo(WalletState.HELD);
    assertThat(desk.serving().wallets().find(wallet.id())).contains(wallet);
  }

  @Test
  void theSameCallAgainGivesTheSameWalletAndAsksNobody() throws Exception {
    ImportCall call = imports.blob(key, NetworkMode.LOCAL);
    WalletReply first = Desk.done(imports.bring(call));
    desk.reboot();
    desk.enclave.blobs.reachable(false);
    assertThat(Desk.done(imports.bring(call))).isEqualTo(first);
    assertThat(desk.events().all()).doesNotContain("open blob");
  }

  @Test
  void opensNothingWithoutApprovals() throws Exception {
    ImportCall call = imports.blob(key, NetworkMode.TESTNET);
    assertThat(imports.bring(call)).isInstanceOf(Result.Missing.class);
    assertThat(imports.bring(imports.approved(call, desk.enclave.ada)))
        .isInstanceOf(Result.Missing.class);
    assertThat(desk.events().all()).doesNotContain("open blob");
  }

  @Test
  void opensNoOtherBlobThanTheOneApproved() throws Exception {
    ImportCall call = approved(imports.blob(key, NetworkMode.TESTNET));
    ImportCall other =
        new ImportCall(
            call.blockchain(),
            call.network(),
            call.publicKey(),
            call.path(),
            call.purpose(),
            call.metadata(),
            call.nonce(),
            Optional.empty(),
            Optional.of(desk.enclave.blobs.encrypt(key)),
            call.approvals());
    assertThat(Desk.no(imports.bring(other))).isEqualTo(ApprovalRefusal.REQUEST);
    assertThat(desk.events().all()).doesNotContain("open blob");
  }

  @Test
  void opensNothingBeforeTheImportIsRecorded() throws Exception {
    ImportCall call = imports.blob(key, NetworkMode.LOCAL);
    desk.enclave.store.failToWrite(name -> name.startsWith("request/"));
    assertThatThrownBy(() -> imports.bring(call)).isInstanceOf(StoreException.class);
    assertThat(desk.events().all()).doesNotContain("open blob");
  }

  @Test
  void refusesABlobOfAnotherKeyThanTheOneApproved() throws Exception {
    try (SecretBuffer other = imports.key()) {
      KmsBlob ofOther = desk.enclave.blobs.encrypt(other);
      assertThat(Desk.no(imports.bring(imports.blob(key, ofOther, NetworkMode.LOCAL))))
          .isEqualTo(ImportRefusal.MISMATCH);
    }
    assertThat(desk.events().all()).doesNotContain("make data key");
    assertThat(desk.serving().wallets().count()).isZero();
  }

  @Test
  void refusesABlobOfWhatIsNoKey() throws Exception {
    for (int length : new int[] {31, 32, 33, 4096}) {
      try (SecretBuffer zeros = imports.memory.allocate(length)) {
        KmsBlob blob = desk.enclave.blobs.encrypt(zeros);
        assertThat(Desk.no(imports.bring(imports.blob(key, blob, NetworkMode.LOCAL))))
            .isEqualTo(ImportRefusal.MISMATCH);
      }
    }
  }

  @Test
  void refusesADamagedBlob() throws Exception {
    KmsBlob blob = damaged(desk.enclave.blobs.encrypt(key));
    assertThat(Desk.no(imports.bring(imports.blob(key, blob, NetworkMode.LOCAL))))
        .isEqualTo(ImportRefusal.BLOB);
  }

  @Test
  void anImportKeyOfNoUseSpendsNoApproval() throws Exception {
    KmsBlob here = desk.enclave.blobs.encrypt(key);
    KmsBlob elsewhere = new KmsBlob(TestBlobs.ELSEWHERE, here.ciphertext());
    ImportCall call = approved(imports.blob(key, elsewhere, NetworkMode.TESTNET));
    assertThat(Desk.no(imports.bring(call))).isEqualTo(ImportRefusal.KMS_KEY);
    assertThat(desk.enclave.store.readAll("request/")).isEmpty();
  }

  @Test
  void approvalsStayGoodWhileKmsIsOutOfReach() throws Exception {
    ImportCall call = approved(imports.blob(key, NetworkMode.TESTNET));
    desk.enclave.blobs.reachable(false);
    assertThat(Desk.no(imports.bring(call))).isEqualTo(KmsRefusal.UNAVAILABLE);
    desk.enclave.time.pass(Duration.ofDays(2));
    desk.enclave.blobs.reachable(true);
    Desk.done(imports.bring(call));
  }

  @Test
  void finishesInTheNextBootWhatWasRecordedButNotDone() throws Exception {
    ImportCall call = approved(imports.blob(key, NetworkMode.TESTNET));
    desk.enclave.store.failToWrite(name -> name.startsWith("wallet/"));
    assertThatThrownBy(() -> imports.bring(call)).isInstanceOf(StoreException.class);
    desk.enclave.store.failToWrite(_ -> false);
    desk.reboot();
    Desk.done(imports.bring(call));
    assertThat(desk.serving().wallets().count()).isOne();
  }

  @Test
  void aBlobNeedsNoTransportKeyAndGetsNone() throws Exception {
    ImportCall call = approved(imports.blob(key, NetworkMode.TESTNET));
    assertThat(Desk.no(imports.transport(call))).isEqualTo(ImportRefusal.TRANSPORT);
  }

  @Test
  void refusesAKeyThatAWalletHasAlready() throws Exception {
    Desk.done(imports.bring(imports.blob(key, NetworkMode.LOCAL)));
    assertThat(Desk.no(imports.bring(imports.blob(key, NetworkMode.LOCAL))))
        .isEqualTo(AgentRefusal.KEY_TWICE);
  }
}
