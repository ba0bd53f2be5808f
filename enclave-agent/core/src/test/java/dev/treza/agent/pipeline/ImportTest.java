package dev.treza.agent.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treza.agent.crypto.SecretBuffer;
import dev.treza.agent.doubles.Accept;
import dev.treza.agent.doubles.TestEnclave;
import dev.treza.agent.store.StoreException;
import dev.treza.agent.transport.TransportKeys;
import dev.treza.fleet.Blockchain;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.protocol.AgentRefusal;
import dev.treza.fleet.protocol.ImportCall;
import dev.treza.fleet.protocol.Receipt;
import dev.treza.fleet.protocol.ReceiptEvent;
import dev.treza.fleet.protocol.TransportStatement;
import dev.treza.fleet.protocol.WalletReply;
import dev.treza.fleet.wallet.ImportRefusal;
import dev.treza.fleet.wallet.KeyOrigin;
import dev.treza.fleet.wallet.Wallet;
import dev.treza.fleet.wallet.WalletState;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ImportTest {
  private ImportDesk imports;
  private Desk desk;

  @BeforeEach
  void found() throws Exception {
    imports = new ImportDesk();
    desk = imports.desk;
  }

  @Test
  void takesInTheKeyThatWasApprovedAndHoldsIt() throws Exception {
    Wallet wallet = imports.imported();
    assertThat(wallet.origin()).isEqualTo(new KeyOrigin.Imported(Optional.empty()));
    assertThat(wallet.state()).isEqualTo(WalletState.HELD);
    assertThat(wallet.purpose()).contains("Old treasury");
    assertThat(desk.serving().wallets().find(wallet.id())).contains(wallet);
  }

  @Test
  void givesAReceiptOfTheImport() throws Exception {
    try (SecretBuffer key = imports.key()) {
      ImportCall call = imports.call(key, NetworkMode.LOCAL);
      WalletReply reply = Desk.done(imports.bring(imports.sealed(call, key)));
      Receipt receipt = payload(reply.receipt());
      assertThat(receipt.event()).isEqualTo(ReceiptEvent.WALLET_IMPORTED);
      assertThat(receipt.request()).isEqualTo(call.request(desk.head()).digest());
      assertThat(receipt.result())
          .isEqualTo(Digest.of(CanonicalJson.encode(reply.wallet().toJson())));
    }
  }

  @Test
  void theSameCallAgainGivesTheSameWalletAndReceipt() throws Exception {
    try (SecretBuffer key = imports.key()) {
      ImportCall call = imports.sealed(imports.call(key, NetworkMode.LOCAL), key);
      WalletReply first = Desk.done(imports.bring(call));
      assertThat(Desk.done(imports.bring(call))).isEqualTo(first);
      desk.reboot();
      assertThat(Desk.done(imports.bring(call))).isEqualTo(first);
    }
  }

  @Test
  void namesTheImportInItsTransportStatement() throws Exception {
    try (SecretBuffer key = imports.key()) {
      ImportCall call = imports.call(key, NetworkMode.LOCAL);
      TransportStatement statement = imports.statement(call);
      assertThat(statement.importId()).isEqualTo(call.request(desk.head()).digest());
      assertThat(statement.head().boot()).contains(desk.boot());
      assertThat(imports.statement(call)).isEqualTo(statement);
      assertThat(imports.statement(imports.call(key, NetworkMode.LOCAL)).key())
          .isNotEqualTo(statement.key());
    }
  }

  @Test
  void givesNoTransportKeyAndTakesNothingWithoutApprovals() throws Exception {
    try (SecretBuffer key = imports.key()) {
      ImportCall call = imports.call(key, NetworkMode.TESTNET);
      assertThat(imports.transport(call)).isInstanceOf(Result.Missing.class);
      ImportCall one = imports.approved(call, desk.enclave.ada);
      assertThat(imports.transport(one)).isInstanceOf(Result.Missing.class);
      assertThat(Desk.no(imports.bring(one))).isEqualTo(ImportRefusal.TRANSPORT);

      ImportCall two = imports.approved(call, desk.enclave.ada, desk.enclave.bob);
      ImportCall sealed = imports.sealed(two, key);
      ImportCall bare = ImportCall.of(call.request(desk.head()), sealed.sealed(), List.of());
      assertThat(imports.bring(bare)).isInstanceOf(Result.Missing.class);
      Desk.done(imports.bring(sealed));
    }
  }

  @Test
  void refusesAnotherKeyThanTheOneApproved() throws Exception {
    try (SecretBuffer approved = imports.key();
        SecretBuffer other = imports.key()) {
      ImportCall call = imports.call(approved, NetworkMode.LOCAL);
      assertThat(Desk.no(imports.bring(imports.sealed(call, other))))
          .isEqualTo(ImportRefusal.MISMATCH);
      assertThat(desk.serving().wallets().count()).isZero();
      assertThat(desk.events().all()).doesNotContain("make data key");
      // the same approvals still take the right one
      Desk.done(imports.bring(imports.sealed(call, approved)));
    }
  }

  @Test
  void refusesWhatIsNoKeyAtAll() throws Exception {
    try (SecretBuffer key = imports.key();
        SecretBuffer zero = imports.memory.allocate(32);
        SecretBuffer shorter = imports.memory.allocate(31)) {
      ImportCall call = imports.call(key, NetworkMode.LOCAL);
      assertThat(Desk.no(imports.bring(imports.sealed(call, zero))))
          .isEqualTo(ImportRefusal.MISMATCH);
      assertThat(Desk.no(imports.bring(imports.sealed(call, shorter))))
          .isEqualTo(ImportRefusal.MISMATCH);
    }
  }

  @Test
  void refusesWhatWasSealedToTheKeyOfAnotherImport() throws Exception {
    try (SecretBuffer key = imports.key()) {
      ImportCall one = imports.call(key, NetworkMode.LOCAL);
      ImportCall other = imports.call(key, NetworkMode.LOCAL);
      TransportStatement ofOther = imports.statement(other);
      imports.statement(one);
      assertThat(Desk.no(imports.bring(imports.sealed(one, key, ofOther))))
          .isEqualTo(ImportRefusal.SEALED);
    }
  }

  @Test
  void refusesEveryChangeOfWhatWasSealed() throws Exception {
    try (SecretBuffer key = imports.key()) {
      ImportCall call = imports.sealed(imports.call(key, NetworkMode.LOCAL), key);
      byte[] sealed = call.sealed().orElseThrow().toArray();
      for (int at = 0; at < sealed.length; at += 7) {
        byte[] changed = sealed.clone();
        changed[at] ^= 1;
        assertThat(Desk.no(imports.bring(with(call, Bytes.of(changed)))))
            .isEqualTo(ImportRefusal.SEALED);
      }
      Desk.done(imports.bring(call));
    }
  }

  @Test
  void theTransportKeyLivesOneBoot() throws Exception {
    try (SecretBuffer key = imports.key()) {
      ImportCall call =
          imports.approved(
              imports.call(key, NetworkMode.TESTNET), desk.enclave.ada, desk.enclave.bob);
      ImportCall sealed = imports.sealed(call, key);
      desk.reboot();
      assertThat(Desk.no(imports.bring(sealed))).isEqualTo(ImportRefusal.TRANSPORT);
      imports.statement(call);
      assertThat(Desk.no(imports.bring(sealed))).isEqualTo(ImportRefusal.SEALED);
      Desk.done(imports.bring(imports.sealed(call, key)));
    }
  }

  @Test
  void forgetsATransportKeyThatWasIdleForAnHour() throws Exception {
    try (SecretBuffer key = imports.key()) {
      ImportCall call = imports.call(key, NetworkMode.LOCAL);
      ImportCall sealed = imports.sealed(call, key);
      desk.enclave.time.pass(TransportKeys.IDLE);
      assertThat(Desk.no(imports.bring(sealed))).isEqualTo(ImportRefusal.TRANSPORT);
      Desk.done(imports.bring(imports.sealed(call, key)));
    }
  }

  @Test
  void keepsATransportKeyThatIsAskedForAgain() throws Exception {
    try (SecretBuffer key = imports.key()) {
      ImportCall sealed = imports.sealed(imports.call(key, NetworkMode.LOCAL), key);
      Duration half = TransportKeys.IDLE.dividedBy(2);
      desk.enclave.time.pass(half);
      imports.statement(sealed);
      desk.enclave.time.pass(half.minusMillis(1));
      imports.statement(sealed);
      desk.enclave.time.pass(half);
      Desk.done(imports.bring(sealed));
    }
  }

  @Test
  void isNotKeptFromImportsForEverByThoseNobodyFinishes() throws Exception {
    try (SecretBuffer key = imports.key()) {
      for (int i = 0; i < TransportKeys.MOST; i++) {
        Desk.done(imports.transport(imports.call(key, NetworkMode.LOCAL)));
      }
      ImportCall call = imports.call(key, NetworkMode.LOCAL);
      assertThat(Desk.no(imports.transport(call))).isEqualTo(ImportRefusal.TRANSPORT);
      desk.enclave.time.pass(TransportKeys.IDLE.minusMillis(1));
      assertThat(Desk.no(imports.transport(call))).isEqualTo(ImportRefusal.TRANSPORT);
      desk.enclave.time.pass(Duration.ofMillis(1));
      Desk.done(imports.bring(imports.sealed(call, key)));
    }
  }

  @Test
  void finishesAnImportThatWasRecordedButNotDone() throws Exception {
    try (SecretBuffer key = imports.key()) {
      ImportCall call =
          imports.approved(
              imports.call(key, NetworkMode.TESTNET), desk.enclave.ada, desk.enclave.bob);
      ImportCall sealed = imports.sealed(call, key);
      desk.enclave.store.failToWrite(name -> name.startsWith("wallet/"));
      assertThatThrownBy(() -> imports.bring(sealed)).isInstanceOf(StoreException.class);
      desk.enclave.store.failToWrite(_ -> false);
      desk.reboot();
      ImportCall bare = imports.call(key, NetworkMode.TESTNET);
      ImportCall again = ImportCall.of(call.request(desk.head()), bare.sealed(), bare.approvals());
      Desk.done(imports.bring(imports.sealed(again, key)));
    }
  }

  @Test
  void opensNothingBeforeTheImportIsRecorded() throws Exception {
    try (SecretBuffer key = imports.key()) {
      ImportCall call = imports.sealed(imports.call(key, NetworkMode.LOCAL), key);
      desk.enclave.store.failToWrite(name -> name.startsWith("request/"));
      assertThatThrownBy(() -> imports.bring(call)).isInstanceOf(StoreException.class);
      assertThat(desk.events().all()).doesNotContain("make data key");
      assertThat(desk.serving().wallets().count()).isZero();
    }
  }

  @Test
  void refusesAKeyThatAWalletHasAlready() throws Exception {
    try (SecretBuffer key = imports.key()) {
      Desk.done(imports.bring(imports.sealed(imports.call(key, NetworkMode.LOCAL), key)));
      assertThat(Desk.no(imports.transport(imports.call(key, NetworkMode.LOCAL))))
          .isEqualTo(AgentRefusal.KEY_TWICE);
      assertThat(Desk.no(imports.bring(imports.call(key, NetworkMode.TESTNET))))
          .isEqualTo(AgentRefusal.KEY_TWICE);
    }
  }

  @Test
  void countsAsOneOfTheKeys() throws Exception {
    for (int i = 0; i < TestEnclave.MAX_KEYS; i++) {
      imports.imported();
    }
    try (SecretBuffer key = imports.key()) {
      assertThat(Desk.no(imports.transport(imports.call(key, NetworkMode.LOCAL))))
          .isEqualTo(AgentRefusal.KEY_LIMIT);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"BITCOIN", "SOLANA", "ETHEREUM2"})
  void refusesAChainThatIsNotBuilt(Blockchain chain) throws Exception {
    assertThat(Desk.no(imports.transport(imports.call(Bytes.hex("02"), chain, NetworkMode.LOCAL))))
        .isEqualTo(AgentRefusal.KEY_CHAIN);
  }

  @Test
  void refusesAPublicKeyThatIsNone() throws Exception {
    for (Bytes none : new Bytes[] {Bytes.hex("04"), Bytes.hex("04" + "00".repeat(64))}) {
      assertThat(
              Desk.no(
                  imports.transport(imports.call(none, Blockchain.ETHEREUM, NetworkMode.LOCAL))))
          .isEqualTo(ImportRefusal.CHAIN);
    }
  }

  private ImportCall with(ImportCall call, Bytes sealed) {
    return ImportCall.of(call.request(desk.head()), Optional.of(sealed), call.approvals());
  }

  private static Receipt payload(String jws) {
    byte[] payload = Base64.getUrlDecoder().decode(jws.split("\\.", -1)[1]);
    return Accept.accepted(JsonFields.decode(Bytes.of(payload), Receipt::read));
  }
}
