package dev.treza.agent.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.agent.audit.ReceiptChain;
import dev.treza.agent.audit.Receipts;
import dev.treza.agent.crypto.Aead;
import dev.treza.agent.crypto.Bls12381;
import dev.treza.agent.crypto.Ed25519;
import dev.treza.agent.crypto.Secp256k1;
import dev.treza.agent.crypto.SecretSource;
import dev.treza.agent.crypto.Sha2;
import dev.treza.agent.crypto.Sodium;
import dev.treza.agent.crypto.derivation.Bip39;
import dev.treza.agent.crypto.derivation.KeyTrees;
import dev.treza.agent.crypto.hpke.Hpke;
import dev.treza.agent.doubles.Accept;
import dev.treza.agent.doubles.TestEnclave;
import dev.treza.agent.doubles.TestOfficer;
import dev.treza.agent.seal.KeySealer;
import dev.treza.agent.seal.WithoutKms;
import dev.treza.agent.store.WalletOwners;
import dev.treza.agent.time.DecisionClock;
import dev.treza.agent.transport.TransportKeys;
import dev.treza.agent.wallet.MasterSeed;
import dev.treza.agent.wallet.Wallets;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.chain.AddressBook;
import dev.treza.fleet.chain.Network;
import dev.treza.fleet.chain.Networks;
import dev.treza.fleet.chain.TransactionRefusal;
import dev.treza.fleet.chain.evm.payload.EvmSigned;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.jws.SoftwareJwsSigner;
import dev.treza.fleet.policy.Rule;
import dev.treza.fleet.policy.RuleVerdict.GroupQuorum;
import dev.treza.fleet.policy.RuleVerdict.Require;
import dev.treza.fleet.protocol.PreparedTransaction;
import dev.treza.fleet.protocol.RequestHead;
import dev.treza.fleet.protocol.SignCall;
import dev.treza.fleet.protocol.SignReply;
import dev.treza.fleet.protocol.TransactionInput;
import dev.treza.fleet.protocol.WalletCall;
import dev.treza.fleet.protocol.WalletRequest;
import dev.treza.fleet.protocol.WalletReview;
import dev.treza.fleet.wallet.Wallet;
import java.security.KeyPairGenerator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Signs for each EVM network of the product's table, mainnets too: the pipelines alone, since a
/// charter for mainnet comes into force only where the state is kept outside the host.
class EveryNetworkTest {
  private final TestEnclave enclave;
  private Charter charter;
  private Pipelines pipelines;

  EveryNetworkTest() throws Exception {
    enclave = new TestEnclave();
  }

  static Stream<Network> networks() {
    return Networks.known().stream();
  }

  @BeforeEach
  void putTogether() throws Exception {
    charter = everywhere(enclave.charter());
    Secp256k1 curve = Secp256k1.open(enclave.memory);
    Sodium sodium = Sodium.load();
    Sha2 sha2 = new Sha2(sodium, enclave.memory);
    SecretSource secrets = new SecretSource(enclave.memory, curve);
    KeyTrees trees =
        new KeyTrees(
            sha2,
            curve,
            new Ed25519(sodium, enclave.memory),
            Bls12381.open(enclave.memory),
            enclave.memory);
    KeySealer sealer = new KeySealer(enclave.sealingKey, Aead.open(enclave.memory));
    ReceiptChain chain =
        new ReceiptChain(
            enclave.store,
            Accept.accepted(
                SoftwareJwsSigner.of(KeyPairGenerator.getInstance("Ed25519").generateKeyPair())));
    pipelines =
        Pipelines.of(
            head(),
            charter,
            new Pipelines.Parts(
                enclave.store,
                new Wallets(enclave.store, enclave.records, sealer, charter, 0),
                new WalletOwners(enclave.store, Digest.of(Bytes.utf8("boot"))),
                new MasterSeed(enclave.store, enclave.records, sealer, charter, 0),
                new DecisionClock(enclave.nsm(), enclave.time::nanos),
                new CryptoTools(curve, secrets, new Bip39(sha2, enclave.memory), trees),
                new TransportKeys(
                    new Hpke(sodium, enclave.memory),
                    secrets,
                    enclave.nsm(),
                    (_, _) -> {
                      throw new AssertionError("nobody imports here");
                    },
                    enclave.time::nanos),
                new WithoutKms(),
                enclave.nsm(),
                new Receipts(chain, charter, TestEnclave.ID, Digest.of(Bytes.utf8("boot")))));
  }

  /// Two approvals for everything, mainnet too.
  private static Charter everywhere(Charter charter) {
    EnumSet<NetworkMode> all = EnumSet.allOf(NetworkMode.class);
    return new Charter(
        charter.realm(),
        charter.namespace(),
        charter.tenant(),
        charter.serial(),
        charter.previous(),
        all,
        charter.place(),
        charter.sealingKey(),
        charter.stateStore(),
        charter.maxKeysPerEnclave(),
        charter.backup(),
        charter.approvalTtl(),
        charter.measurements(),
        charter.officers(),
        charter.charterQuorum(),
        charter.ceremonyQuorum(),
        charter.groups(),
        List.of(new Rule("all", all, new Require(List.of(new GroupQuorum("approvers", 2))))));
  }

  private RequestHead head() {
    return new RequestHead(charter.realm(), charter.namespace(), TestEnclave.ID);
  }

  @ParameterizedTest
  @MethodSource("networks")
  void signsForANetworkWithAWalletOfIt(Network network) throws Exception {
    Wallet wallet = wallet(network);
    for (TransactionInput input : inputs(network.id())) {
      PreparedTransaction prepared = prepared(wallet, input);
      assertThat(prepared.network().mode()).isEqualTo(network.mode());
      SignReply reply = Desk.done(sign(approved(wallet, input)));
      EvmSigned signed = Accept.accepted(EvmSigned.parse(prepared.payload(), reply.raw()));
      assertThat(signed.payload()).isEqualTo(prepared.payload());
      assertThat(Accept.accepted(signed.publicKey())).isEqualTo(wallet.publicKey());
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void waitsForApprovalsOnEveryNetwork(Network network) throws Exception {
    Wallet wallet = wallet(network);
    for (TransactionInput input : inputs(network.id())) {
      assertThat(sign(call(wallet, input, List.of()))).isInstanceOf(Result.Missing.class);
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void refusesEveryNetworkThatIsNotTheWallets(Network network) throws Exception {
    Wallet wallet = wallet(network);
    for (Network other : Networks.known()) {
      boolean same = other.mode() == network.mode() && other.blockchain() == network.blockchain();
      if (!same) {
        Result<SignReply> result = sign(call(wallet, payment(other.id()), List.of()));
        assertThat(result)
            .isInstanceOfSatisfying(Result.No.class, no -> assertRefusesTheChain(no.refusal()));
      }
    }
  }

  private static void assertRefusesTheChain(Refusal refusal) {
    assertThat(refusal.id()).isEqualTo(TransactionRefusal.CHAIN);
    assertThat(refusal.place()).contains("chainId");
  }

  private Wallet wallet(Network network) throws Exception {
    WalletCall call =
        new WalletCall(
            network.blockchain(), network.mode(), Optional.empty(), TestOfficer.nonce(), List.of());
    WalletRequest request = call.request(head());
    List<String> approvals =
        officers()
            .map(officer ->
                officer.approve(charter, request, WalletReview.of(request), enclave.time.now()))
            .toList();
    return Desk.done(pipelines.wallets().generate(WalletCall.of(request, approvals))).wallet();
  }

  private Stream<TestOfficer> officers() {
    return Stream.of(enclave.ada, enclave.bob);
  }

  private static List<TransactionInput> inputs(String chain) {
    return List.of(payment(chain), new TransactionInput.Message(Bytes.utf8("Hello")));
  }

  private static TransactionInput payment(String chain) {
    return new TransactionInput.Fields(
        Map.of(
            "to", "0x3535353535353535353535353535353535353535",
            "value", "1.5",
            "gasLimit", "21000",
            "nonce", "0",
            "chainId", chain,
            "maxFeePerGas", "30000000000",
            "maxPriorityFeePerGas", "1000000000"));
  }

  private PreparedTransaction prepared(Wallet wallet, TransactionInput input) {
    return Accept.accepted(
        PreparedTransaction.of(head(), AddressBook.EMPTY, wallet, call(wallet, input, List.of())));
  }

  private SignCall call(Wallet wallet, TransactionInput input, List<String> approvals) {
    return new SignCall(wallet.id(), input, Optional.empty(), approvals);
  }

  private SignCall approved(Wallet wallet, TransactionInput input) {
    PreparedTransaction task = prepared(wallet, input);
    return call(
        wallet,
        input,
        officers()
            .map(officer ->
                officer.approve(charter, task.request(), task.review(), enclave.time.now()))
            .toList());
  }

  private Result<SignReply> sign(SignCall call) throws Exception {
    return pipelines.transactions().sign(call, Caller.ANYBODY);
  }
}
