package dev.treza.agent.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treza.agent.doubles.TestEnclave;
import dev.treza.agent.store.StateStore.Write;
import dev.treza.agent.store.StoreException;
import dev.treza.fleet.Blockchain;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.chain.evm.EvmAddress;
import dev.treza.fleet.policy.PolicyRefusal;
import dev.treza.fleet.protocol.AgentRefusal;
import dev.treza.fleet.protocol.WalletCall;
import dev.treza.fleet.protocol.WalletReply;
import dev.treza.fleet.protocol.WalletRequest;
import dev.treza.fleet.wallet.Wallet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NewWalletTest {
  private Desk desk;

  @BeforeEach
  void found() throws Exception {
    desk = new Desk();
  }

  @Test
  void theAddressIsThatOfTheKey() throws Exception {
    Wallet wallet = desk.wallet(NetworkMode.LOCAL);
    assertThat(wallet.address())
        .isEqualTo(EvmAddress.ofPublicKey(wallet.publicKey()).checksummed());
    assertThat(wallet.created()).isEqualTo(desk.enclave.time.now());
    assertThat(desk.serving().wallets().find(wallet.id())).contains(wallet);
  }

  @Test
  void theSameCallAgainGivesTheSameWalletAndReceipt() throws Exception {
    WalletCall call = desk.walletCall(NetworkMode.LOCAL);
    WalletReply first = Desk.done(desk.generate(call));
    assertThat(Desk.done(desk.generate(call))).isEqualTo(first);
    desk.reboot();
    assertThat(Desk.done(desk.generate(call))).isEqualTo(first);
    assertThat(desk.serving().wallets().count()).isEqualTo(1);
  }

  @Test
  void anotherNonceIsAnotherWallet() throws Exception {
    assertThat(desk.wallet(NetworkMode.LOCAL).id())
        .isNotEqualTo(desk.wallet(NetworkMode.LOCAL).id());
  }

  @Test
  void tellsHowManyApprovalsAreMissing() throws Exception {
    WalletCall call = desk.walletCall(NetworkMode.TESTNET);
    assertThat(desk.generate(call)).isInstanceOf(Result.Missing.class);
    assertThat(desk.generate(desk.approved(call, desk.enclave.ada)))
        .isInstanceOf(Result.Missing.class);
    Desk.done(desk.generate(desk.approved(call, desk.enclave.ada, desk.enclave.cleo)));
  }

  @ParameterizedTest
  @EnumSource(names = {"BITCOIN", "SOLANA", "ETHEREUM2"})
  void refusesAChainThatIsNotBuilt(Blockchain chain) throws Exception {
    assertThat(Desk.no(desk.generate(desk.walletCall(chain, NetworkMode.LOCAL))))
        .isEqualTo(AgentRefusal.KEY_CHAIN);
  }

  @Test
  void refusesANetworkTheCharterDoesNotName() throws Exception {
    assertThat(Desk.no(desk.generate(desk.walletCall(NetworkMode.MAINNET))))
        .isEqualTo(AgentRefusal.KEY_CHAIN)
        .isNotEqualTo(PolicyRefusal.NO_RULE);
  }

  @Test
  void refusesMoreKeysThanTheCharterAllows() throws Exception {
    fill();
    assertThat(Desk.no(desk.generate(desk.walletCall(NetworkMode.LOCAL))))
        .isEqualTo(AgentRefusal.KEY_LIMIT);
  }

  @Test
  void whatWasMadeIsGivenOutEvenAtTheLimit() throws Exception {
    WalletCall call = desk.walletCall(NetworkMode.LOCAL);
    WalletReply first = Desk.done(desk.generate(call));
    fill();
    assertThat(Desk.done(desk.generate(call))).isEqualTo(first);
  }

  @Test
  void finishesWhatWasRecordedButNotMade() throws Exception {
    WalletCall call = interrupted();
    Wallet wallet = Desk.done(desk.generate(call)).wallet();
    assertThat(desk.serving().wallets().find(wallet.id())).contains(wallet);
  }

  @Test
  void theLimitHoldsForWhatWasRecordedButNotMade() throws Exception {
    WalletCall call = interrupted();
    fill();
    assertThat(Desk.no(desk.generate(call))).isEqualTo(AgentRefusal.KEY_LIMIT);
    assertThat(desk.serving().wallets().count()).isEqualTo(TestEnclave.MAX_KEYS);
  }

  @Test
  void neverSealsAKeyUnderAnIdThatSomebodyPutIntoTheState() throws Exception {
    Wallet other = desk.wallet(NetworkMode.LOCAL);
    WalletCall call = desk.walletCall(NetworkMode.LOCAL);
    WalletRequest request = call.request(desk.head());
    String id = NewWallets.id(request.blockchain(), request.digest());
    desk.enclave.store.write(
        List.of(Write.create("wallet/" + id, desk.enclave.store.value("wallet/" + other.id()))));
    desk.events().forget();
    assertThatThrownBy(() -> desk.generate(call)).isInstanceOf(StoreException.class);
    assertThat(desk.enclave.records.get(id + "-v1")).isEqualTo(Optional.empty());
    assertThat(desk.events().all()).doesNotContain("make data key");
  }

  private void fill() throws Exception {
    while (desk.serving().wallets().count() < TestEnclave.MAX_KEYS) {
      desk.wallet(NetworkMode.LOCAL);
    }
  }

  /// A call after whose record the store failed.
  private WalletCall interrupted() {
    WalletCall call = desk.walletCall(NetworkMode.LOCAL);
    desk.enclave.store.failToWrite(key -> key.startsWith("wallet/"));
    assertThatThrownBy(() -> desk.generate(call)).isInstanceOf(StoreException.class);
    desk.enclave.store.failToWrite(_ -> false);
    return call;
  }
}
