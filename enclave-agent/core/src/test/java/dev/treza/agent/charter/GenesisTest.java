package dev.treza.agent.charter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treza.agent.boot.Agent;
import dev.treza.agent.doubles.Accept;
import dev.treza.agent.doubles.TestEnclave;
import dev.treza.agent.doubles.TestNsm;
import dev.treza.agent.store.StoreException;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Realm;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.RefusalId;
import dev.treza.fleet.approval.ApprovalRefusal;
import dev.treza.fleet.attestation.AttestationDocument;
import dev.treza.fleet.attestation.AttestationVerifier;
import dev.treza.fleet.attestation.PcrValue;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.charter.CharterRefusal;
import dev.treza.fleet.json.JsonRefusal;
import dev.treza.fleet.kms.KmsRefusal;
import dev.treza.fleet.protocol.CharterCall;
import dev.treza.fleet.protocol.CharterReply;
import dev.treza.fleet.protocol.Phase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GenesisTest {
  private static final Digest OTHER = Digest.of(Bytes.utf8("another boot"));

  private TestEnclave enclave;
  private Agent agent;
  private Charter charter;

  @BeforeEach
  void boot() throws Exception {
    enclave = new TestEnclave();
    agent = enclave.boot();
    charter = enclave.charter();
    enclave.events.forget();
  }

  @Test
  void foundsWhenEveryAdministratorSignedForThisBoot() throws Exception {
    CharterReply reply = Accept.accepted(enclave.found(agent, charter));
    assertThat(reply.charter()).isEqualTo(charter.encoded());
    assertThat(agent.phase()).isEqualTo(Phase.SERVING);
  }

  @Test
  void extendsAndLocksPcr16BeforeItWritesTheStore() throws Exception {
    Accept.accepted(enclave.found(agent, charter));
    List<String> events = enclave.events.all();
    assertThat(events.indexOf("extend 16")).isNotNegative();
    assertThat(events)
        .containsSubsequence(
            "extend 16", "lock below 32", "check sealing key", "write charter/genesis");
    assertThat(events.stream().filter(event -> event.startsWith("write")).findFirst())
        .contains("write charter/genesis");
  }

  @Test
  void showsTheCharterRootInPcr16OfLaterDocuments() throws Exception {
    Accept.accepted(enclave.found(agent, charter));
    AttestationDocument document =
        Accept.accepted(
            AttestationVerifier.read(
                agent.attest(Bytes.of(new byte[32]), Bytes.of(new byte[32])).document()));
    assertThat(document.pcr(16)).contains(PcrValue.ofCharterRoot(charter.digest()));
    assertThat(document.pcrs()).hasSize(32);
  }

  @Test
  void refusesWhenOneAdministratorDidNotSign() throws Exception {
    CharterCall all = enclave.genesis(agent, charter);
    refusedWithoutATrace(
        new CharterCall(charter.encoded(), all.approvals().subList(0, 2)),
        CharterRefusal.POSSESSION);
  }

  @Test
  void refusesACharterThatNamesAnotherStoreThanThisEnclaveHas() throws Exception {
    CharterCall call = enclave.genesis(agent, charter);
    Bytes other =
        Bytes.utf8(
            new String(call.charter().toArray(), StandardCharsets.UTF_8)
                .replace("\"stateStore\":\"local\"", "\"stateStore\":\"volatile\""));
    refusedWithoutATrace(new CharterCall(other, call.approvals()), CharterRefusal.STORE);
  }

  @Test
  void refusesWhenNobodySigned() throws Exception {
    refusedWithoutATrace(new CharterCall(charter.encoded(), List.of()), CharterRefusal.POSSESSION);
  }

  @Test
  void refusesASecondSignatureInPlaceOfAnotherAdministrators() throws Exception {
    CharterCall all = enclave.genesis(agent, charter);
    Digest boot = Digest.of(agent.bootAttestation().statement());
    String again = enclave.ada.genesis(charter, TestEnclave.ID, boot, enclave.time.now());
    refusedWithoutATrace(
        new CharterCall(
            charter.encoded(), List.of(all.approvals().get(0), all.approvals().get(1), again)),
        ApprovalRefusal.TWICE);
  }

  @Test
  void refusesASignatureForAnotherBoot() throws Exception {
    refusedWithoutATrace(with(TestEnclave.ID, OTHER), ApprovalRefusal.BOOT);
  }

  @Test
  void refusesASignatureForAnotherEnclave() throws Exception {
    refusedWithoutATrace(
        with("vault-2", Digest.of(agent.bootAttestation().statement())), ApprovalRefusal.PLACE);
  }

  @Test
  void refusesASignatureOverAnotherCharter() throws Exception {
    Charter other = enclave.charter(TestNsm.realm(), 0, TestEnclave.image("another"));
    CharterCall call = enclave.genesis(agent, other);
    refusedWithoutATrace(
        new CharterCall(charter.encoded(), call.approvals()), ApprovalRefusal.CHARTER);
  }

  @Test
  void refusesASignatureThatExpired() throws Exception {
    CharterCall call = enclave.genesis(agent, charter);
    enclave.time.pass(Duration.ofMinutes(10));
    refusedWithoutATrace(call, ApprovalRefusal.EXPIRED);
  }

  @Test
  void refusesACharterOfTheRealHardwaresRealm() throws Exception {
    refusedWithoutATrace(
        enclave.charter(Realm.NITRO, 0, TestEnclave.image()), CharterRefusal.REALM);
  }

  @Test
  void refusesACharterOfAnotherSimulator() throws Exception {
    refusedWithoutATrace(
        enclave.charter(new Realm.Simulated(OTHER), 0, TestEnclave.image()), CharterRefusal.REALM);
  }

  @Test
  void refusesACharterForAnotherImage() throws Exception {
    refusedWithoutATrace(
        enclave.charter(TestNsm.realm(), 0, TestEnclave.image("another")),
        CharterRefusal.MEASUREMENTS);
  }

  @Test
  void refusesAnAmendmentAsARoot() throws Exception {
    refusedWithoutATrace(
        enclave.charter(TestNsm.realm(), 1, TestEnclave.image()), CharterRefusal.SERIAL);
  }

  @Test
  void refusesBytesThatAreNoCharter() throws Exception {
    refusedWithoutATrace(new CharterCall(Bytes.utf8("{ }"), List.of()), JsonRefusal.CANON);
  }

  @Test
  void refusesASecondFounding() throws Exception {
    Accept.accepted(enclave.found(agent, charter));
    assertThat(Accept.refused(enclave.found(agent, charter))).isEqualTo(CharterRefusal.FOUNDED);
  }

  @Test
  void refusesWithoutTheTimeOfTheSecurityModule() throws Exception {
    CharterCall call = enclave.genesis(agent, charter);
    enclave.nsm().fail();
    assertThat(Accept.refused(agent.found(call)).id()).isEqualTo("TIM-UNAVAILABLE");
  }

  @Test
  void canBeAskedAgainForTheSameCharterWhenTheStoreFailed() throws Exception {
    enclave.store.failToWrite(key -> key.startsWith("charter/"));
    assertThatThrownBy(() -> enclave.found(agent, charter)).isInstanceOf(StoreException.class);
    enclave.store.failToWrite(_ -> false);
    assertThat(agent.phase()).isEqualTo(Phase.AWAITING_CHARTER);
    Accept.accepted(enclave.found(agent, charter));
  }

  @Test
  void takesNoStoreWhenTheSealingKeyIsNotTheCharters() throws Exception {
    enclave.sealingKey.refuse(Optional.of(Refusal.of(KmsRefusal.POLICY, "weakened")));
    assertThat(Accept.refused(enclave.found(agent, charter))).isEqualTo(KmsRefusal.POLICY);
    assertThat(enclave.events.all()).noneMatch(event -> event.startsWith("write"));
    assertThat(agent.phase()).isEqualTo(Phase.AWAITING_CHARTER);
    enclave.sealingKey.refuse(Optional.empty());
    Accept.accepted(enclave.found(agent, charter));
  }

  @Test
  void isBoundToTheFirstCharterWhoseKeyItAskedFor() throws Exception {
    enclave.sealingKey.refuse(Optional.of(Refusal.of(KmsRefusal.UNAVAILABLE, "busy")));
    assertThat(Accept.refused(enclave.found(agent, charter))).isEqualTo(KmsRefusal.UNAVAILABLE);
    enclave.sealingKey.refuse(Optional.empty());
    Charter other = enclave.charter("elsewhere");
    assertThat(Accept.refused(enclave.found(agent, other))).isEqualTo(CharterRefusal.FOUNDED);
    assertThat(enclave.founded().phase()).isEqualTo(Phase.SERVING);
  }

  @Test
  void leavesTheStoreToTheFirstOfTwoEnclaves() throws Exception {
    Agent twin = enclave.boot();
    Accept.accepted(enclave.found(agent, charter));
    assertThatThrownBy(() -> enclave.found(twin, charter)).isInstanceOf(StoreException.class);
    assertThat(twin.phase()).isEqualTo(Phase.AWAITING_CHARTER);
  }

  private CharterCall with(String place, Digest boot) {
    CharterCall good = enclave.genesis(agent, charter);
    String other = enclave.cleo.genesis(charter, place, boot, enclave.time.now());
    return new CharterCall(
        charter.encoded(), List.of(good.approvals().get(0), good.approvals().get(1), other));
  }

  private void refusedWithoutATrace(Charter wrong, RefusalId id) throws Exception {
    refusedWithoutATrace(enclave.genesis(agent, wrong), id);
  }

  private void refusedWithoutATrace(CharterCall call, RefusalId id) throws Exception {
    Outcome<CharterReply> outcome = agent.found(call);
    assertThat(Accept.refused(outcome)).isEqualTo(id);
    assertThat(enclave.events.all()).noneMatch(event -> !event.equals("attest"));
    assertThat(agent.phase()).isEqualTo(Phase.AWAITING_CHARTER);
    Accept.accepted(enclave.found(agent, charter));
  }
}
