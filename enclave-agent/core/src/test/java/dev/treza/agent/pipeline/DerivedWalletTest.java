package dev.treza.agent.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treza.agent.crypto.Aead;
import dev.treza.agent.crypto.Bls12381;
import dev.treza.agent.crypto.Ed25519;
import dev.treza.agent.crypto.Secp256k1;
import dev.treza.agent.crypto.SecretBuffer;
import dev.treza.agent.crypto.SecretMemory;
import dev.treza.agent.crypto.Sha2;
import dev.treza.agent.crypto.Sodium;
import dev.treza.agent.crypto.derivation.Bip39;
import dev.treza.agent.crypto.derivation.KeyTree;
import dev.treza.agent.crypto.derivation.KeyTrees;
import dev.treza.agent.doubles.Accept;
import dev.treza.agent.doubles.TestEnclave;
import dev.treza.agent.doubles.TestOfficer;
import dev.treza.agent.seal.KeySealer;
import dev.treza.agent.store.StoreException;
import dev.treza.agent.store.UnverifiedStateStore;
import dev.treza.agent.wallet.MasterSeed;
import dev.treza.fleet.Blockchain;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.protocol.AgentRefusal;
import dev.treza.fleet.protocol.WalletCall;
import dev.treza.fleet.protocol.WalletReply;
import dev.treza.fleet.wallet.DerivationPath;
import dev.treza.fleet.wallet.KeyOrigin;
import dev.treza.fleet.wallet.Metadata;
import dev.treza.fleet.wallet.Wallet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Wallets below the namespace's master seed.
class DerivedWalletTest {
  private static final String FIRST = "m/44'/60'/0'/0/0";
  private static final String SECOND = "m/44'/60'/0'/0/1";

  private Desk desk;

  @BeforeEach
  void found() throws Exception {
    desk = new Desk();
  }

  @Test
  void saysWhereItsKeyIs() throws Exception {
    Wallet wallet = derived(FIRST);
    assertThat(wallet.origin()).isEqualTo(new KeyOrigin.Derived(path(FIRST)));
    assertThat(desk.serving().wallets().find(wallet.id())).contains(wallet);
  }

  @Test
  void hasTheKeyThatTheStandardsPutThere() throws Exception {
    for (String path : List.of(FIRST, SECOND, "m/44'/60'/7'/0/9")) {
      assertThat(derived(path).publicKey()).isEqualTo(belowTheSeed(path));
      desk.reboot();
    }
  }

  @Test
  void signs() throws Exception {
    Wallet wallet = derived(FIRST);
    assertThat(Desk.done(desk.sign(desk.payment(wallet, Desk.LOCAL_CHAIN, 0, "1"))).raw().length())
        .isPositive();
  }

  @Test
  void keepsWhatPeopleWrote() throws Exception {
    Metadata metadata = new Metadata(new TreeMap<>(Map.of("owner", "Ada")));
    WalletCall call =
        new WalletCall(
            Blockchain.ETHEREUM,
            NetworkMode.LOCAL,
            Optional.of("Rent"),
            Optional.of(path(FIRST)),
            metadata,
            TestOfficer.nonce(),
            List.of());
    Wallet wallet = Desk.done(desk.generate(call)).wallet();
    assertThat(wallet.metadata()).isEqualTo(metadata);
    assertThat(wallet.purpose()).contains("Rent");
  }

  @Test
  void theSameCallAgainGivesTheSameWallet() throws Exception {
    WalletCall call = call(FIRST);
    WalletReply first = Desk.done(desk.generate(call));
    desk.reboot();
    assertThat(Desk.done(desk.generate(call))).isEqualTo(first);
  }

  @Test
  void refusesAPathThatAnotherWalletHas() throws Exception {
    derived(FIRST);
    assertThat(Desk.no(desk.generate(call(FIRST)))).isEqualTo(AgentRefusal.KEY_PATH);
    WalletCall polygon =
        new WalletCall(
            Blockchain.POLYGON,
            NetworkMode.TESTNET,
            Optional.empty(),
            Optional.of(path(FIRST)),
            Metadata.NONE,
            TestOfficer.nonce(),
            List.of());
    assertThat(Desk.no(desk.generate(polygon))).isEqualTo(AgentRefusal.KEY_PATH);
  }

  @ParameterizedTest
  @ValueSource(strings = {"m/44'/0'/0'/0/0", "m/44'/60'/0'/1/0", "m/0", "m/44'/60'/0'/0/0'"})
  void refusesAPathThatIsNotOfTheChain(String path) throws Exception {
    assertThat(Desk.no(desk.generate(call(path)))).isEqualTo(AgentRefusal.KEY_PATH);
    assertThat(desk.events().all()).doesNotContain("make data key");
  }

  @Test
  void countsAsOneOfTheKeys() throws Exception {
    for (int i = 0; i < TestEnclave.MAX_KEYS; i++) {
      derived("m/44'/60'/0'/0/" + i);
    }
    assertThat(Desk.no(desk.generate(call("m/44'/60'/0'/0/9")))).isEqualTo(AgentRefusal.KEY_LIMIT);
  }

  @Test
  void aSeedWhoseWalletWasNotBornIsNoSeed() throws Exception {
    WalletCall call = call(FIRST);
    desk.enclave.store.failToWrite(key -> key.startsWith("wallet/"));
    assertThatThrownBy(() -> desk.generate(call)).isInstanceOf(StoreException.class);
    desk.enclave.store.failToWrite(_ -> false);
    Wallet wallet = Desk.done(desk.generate(call)).wallet();
    assertThat(wallet.publicKey()).isEqualTo(belowTheSeed(FIRST));
    assertThat(derived(SECOND).publicKey()).isEqualTo(belowTheSeed(SECOND));
  }

  @Test
  void refusesASeedThatIsMissingOrAnother() throws Exception {
    derived(FIRST);
    Bytes record = desk.enclave.records.get("master-seed-v1").orElseThrow();
    desk.enclave.records.lose("master-seed-v1");
    assertThat(Desk.no(desk.generate(call(SECOND)))).isEqualTo(AgentRefusal.SEALED);

    Desk elsewhere = new Desk();
    Desk.done(elsewhere.generate(call(FIRST)));
    desk.enclave.records.put(
        "master-seed-v1", elsewhere.enclave.records.get("master-seed-v1").orElseThrow());
    assertThat(Desk.no(desk.generate(call(SECOND)))).isEqualTo(AgentRefusal.SEAL_ROOT);

    desk.enclave.records.put("master-seed-v1", record);
    derived(SECOND);
  }

  private Wallet derived(String path) throws Exception {
    return Desk.done(desk.generate(call(path))).wallet();
  }

  private static WalletCall call(String path) {
    return new WalletCall(
        Blockchain.ETHEREUM,
        NetworkMode.LOCAL,
        Optional.empty(),
        Optional.of(path(path)),
        Metadata.NONE,
        TestOfficer.nonce(),
        List.of());
  }

  private static DerivationPath path(String text) {
    return DerivationPath.parse(text).orElseThrow();
  }

  /// The key at a path, found with the sealing key of this test and without the agent.
  private Bytes belowTheSeed(String path) throws Exception {
    SecretMemory memory = new SecretMemory();
    Sodium sodium = Sodium.load();
    Sha2 sha2 = new Sha2(sodium, memory);
    Bip39 bip39 = new Bip39(sha2, memory);
    MasterSeed seeds =
        new MasterSeed(
            new UnverifiedStateStore(desk.enclave.store),
            desk.enclave.records,
            new KeySealer(desk.enclave.sealingKey, Aead.open(memory)),
            desk.enclave.charter(),
            0);
    try (Secp256k1 curve = Secp256k1.open(memory);
        SecretBuffer entropy = Accept.accepted(seeds.open().orElseThrow());
        SecretBuffer words = bip39.toWords(entropy);
        SecretBuffer seed = bip39.toSeed(words, Optional.empty());
        SecretBuffer key =
            new KeyTrees(sha2, curve, new Ed25519(sodium, memory), Bls12381.open(memory), memory)
                .key(KeyTree.BIP32_SECP256K1, seed, path(path).numbers())) {
      return Bytes.of(curve.publicKey(key));
    }
  }
}
