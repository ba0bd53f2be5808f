package dev.treza.agent.charter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treza.agent.boot.Agent;
import dev.treza.agent.doubles.Accept;
import dev.treza.agent.doubles.TestEnclave;
import dev.treza.agent.doubles.TestNsm;
import dev.treza.agent.setup.BootException;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.attestation.AttestationDocument;
import dev.treza.fleet.attestation.AttestationVerifier;
import dev.treza.fleet.attestation.PcrValue;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.charter.CharterRefusal;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.protocol.CharterReply;
import dev.treza.fleet.protocol.Phase;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a later boot believes of the store: nothing that it cannot verify again.
class RefoundingTest {
  private static final String ENTRY_0 = "audit/entry/0000000000000000000";

  private TestEnclave enclave;
  private CharterReply founded;

  @BeforeEach
  void found() throws Exception {
    enclave = new TestEnclave();
    Agent agent = enclave.founded();
    founded = agent.serving().orElseThrow().founded().reply();
  }

  @Test
  void servesTheSameCharterAfterAnotherBoot() throws Exception {
    Agent again = enclave.boot();
    assertThat(again.phase()).isEqualTo(Phase.SERVING);
    assertThat(again.serving().orElseThrow().founded().reply()).isEqualTo(founded);
  }

  @Test
  void bindsAndLocksPcr16AtEveryLaterBoot() throws Exception {
    Agent again = enclave.boot();
    AttestationDocument document =
        Accept.accepted(AttestationVerifier.read(again.bootAttestation().document()));
    assertThat(document.pcr(16)).contains(PcrValue.ofCharterRoot(enclave.charter().digest()));
    assertThat(document.pcrs()).hasSize(32);
  }

  @Test
  void usesNoKeyForAnImageTheCharterDoesNotName() throws Exception {
    Agent other = enclave.bootImage(TestEnclave.image("another"));
    assertThat(other.phase()).isEqualTo(Phase.CHARTERED);
    assertThat(other.serving()).isEmpty();
    assertThat(other.founded().orElseThrow().reply()).isEqualTo(founded);
  }

  @Test
  void bindsAnImageTheCharterDoesNotNameToItsRootAllTheSame() throws Exception {
    Agent other = enclave.bootImage(TestEnclave.image("another"));
    AttestationDocument document =
        Accept.accepted(AttestationVerifier.read(other.bootAttestation().document()));
    assertThat(document.pcr(16)).contains(PcrValue.ofCharterRoot(enclave.charter().digest()));
    assertThat(document.pcrs()).hasSize(32);
  }

  @Test
  void isNotFoundedAgainByAnImageItsCharterDoesNotName() throws Exception {
    Agent other = enclave.bootImage(TestEnclave.image("another"));
    Charter charter = enclave.charter(TestNsm.realm(), 0, TestEnclave.image("another"));
    assertThat(Accept.refused(enclave.found(other, charter))).isEqualTo(CharterRefusal.FOUNDED);
  }

  @Test
  void servesAgainOnceTheImageTheCharterNamesIsBack() throws Exception {
    enclave.bootImage(TestEnclave.image("another"));
    assertThat(enclave.boot().phase()).isEqualTo(Phase.SERVING);
  }

  @Test
  void answersForTheBootItWasFoundedAt() throws Exception {
    enclave.boot();
    Agent third = enclave.boot();
    assertThat(enclave.store.readAll("boot/")).hasSize(3);
    for (String key : enclave.store.readAll("boot/").keySet()) {
      assertThat(third.bootAttestation(Digest.parse(key.substring(5)))).isPresent();
    }
  }

  @Test
  void refusesAnotherCharterUnderTheSameSignatures() {
    Charter other = enclave.charter(TestNsm.realm(), 0, TestEnclave.image("another"));
    tamper(record ->
        new GenesisRecord(
            other.encoded(), record.approvals(), record.document(), record.statement()));
    refusesToBoot("ATT-MEASUREMENTS");
  }

  @Test
  void refusesACharterWithOneFlippedBit() {
    tamper(record ->
        new GenesisRecord(
            flipped(record.charter()), record.approvals(), record.document(), record.statement()));
    refusesToBoot("");
  }

  @Test
  void refusesACharterThatEverybodySignedForAnotherBoot() throws Exception {
    TestEnclave other = new TestEnclave();
    other.founded();
    enclave.store.tamper(Genesis.RECORD, other.store.value(Genesis.RECORD));
    refusesToBoot("");
  }

  @Test
  void refusesWithoutOneAdministratorsSignature() {
    tamper(record ->
        new GenesisRecord(
            record.charter(),
            record.approvals().subList(0, 2),
            record.document(),
            record.statement()));
    refusesToBoot("CHR-POSSESSION");
  }

  @Test
  void refusesATamperedSignature() {
    tamper(record -> {
      List<String> approvals = new ArrayList<>(record.approvals());
      approvals.set(1, withOtherSignature(approvals.get(1)));
      return new GenesisRecord(record.charter(), approvals, record.document(), record.statement());
    });
    refusesToBoot("JWS-");
  }

  @Test
  void refusesATamperedDocument() {
    tamper(record ->
        new GenesisRecord(
            record.charter(), record.approvals(), flipped(record.document()), record.statement()));
    refusesToBoot("ATT-");
  }

  @Test
  void refusesTheDocumentOfAnotherBoot() throws Exception {
    Bytes later = enclave.boot().bootAttestation().document();
    tamper(record ->
        new GenesisRecord(record.charter(), record.approvals(), later, record.statement()));
    refusesToBoot("ATT-");
  }

  @Test
  void refusesATamperedStatement() {
    tamper(record ->
        new GenesisRecord(
            record.charter(), record.approvals(), record.document(), flipped(record.statement())));
    refusesToBoot("ATT-USE");
  }

  @Test
  void refusesATamperedReceipt() {
    String receipt = text(enclave.store.value(ENTRY_0));
    enclave.store.tamper(ENTRY_0, Bytes.utf8(withOtherSignature(receipt)));
    refusesToBoot("JWS-");
  }

  @Test
  void refusesTheGenesisReceiptOfAnotherEnclave() throws Exception {
    TestEnclave other = new TestEnclave();
    other.founded();
    enclave.store.tamper(ENTRY_0, other.store.value(ENTRY_0));
    refusesToBoot("JWS-");
  }

  @Test
  void refusesTheWholeStoreOfAnotherEnclave() {
    assertThatThrownBy(() -> enclave.boot("vault-2"))
        .isInstanceOf(BootException.class)
        .hasMessageContaining("CHR-FOUNDED");
  }

  @Test
  void refusesAStoreThatLostTheGenesisReceipt() {
    enclave.store.lose(ENTRY_0);
    refusesToBoot("CHR-FOUNDED");
  }

  @Test
  void refusesAStoreThatLostTheGenesisRecord() {
    enclave.store.lose(Genesis.RECORD);
    refusesToBoot("CHR-FOUNDED");
  }

  @Test
  void refusesAChainThatHasAHeadButNoGenesis() {
    enclave.store.lose(Genesis.RECORD);
    enclave.store.lose(ENTRY_0);
    refusesToBoot("CHR-FOUNDED");
  }

  private void tamper(UnaryOperator<GenesisRecord> change) {
    GenesisRecord record =
        Accept.accepted(
            JsonFields.decode(enclave.store.value(Genesis.RECORD), GenesisRecord::read));
    enclave.store.tamper(Genesis.RECORD, CanonicalJson.encode(change.apply(record).toJson()));
  }

  private void refusesToBoot(String id) {
    assertThatThrownBy(() -> enclave.boot())
        .isInstanceOf(BootException.class)
        .hasMessageContaining("the stored charter does not verify: " + id);
  }

  /// One bit of the last third differs.
  private static Bytes flipped(Bytes bytes) {
    byte[] changed = bytes.toArray();
    changed[changed.length * 2 / 3] ^= 1;
    return Bytes.of(changed);
  }

  private static String withOtherSignature(String jws) {
    int signature = jws.lastIndexOf('.') + 1;
    char first = jws.charAt(signature) == 'A' ? 'B' : 'A';
    return jws.substring(0, signature) + first + jws.substring(signature + 1);
  }

  private static String text(Bytes utf8) {
    return new String(utf8.toArray(), StandardCharsets.UTF_8);
  }
}
