package dev.treza.fleet.kms;

import static dev.treza.fleet.treasury.Outcomes.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.attestation.PcrValue;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.charter.KeyArn;
import dev.treza.fleet.kms.KeyPolicyStatement.Actions;
import dev.treza.fleet.treasury.Edit;
import dev.treza.fleet.treasury.Treasury;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SealingKeyPolicyTest {
  private static final List<String> DANGEROUS =
      List.of(
          "kms:CreateGrant",
          "kms:ReEncryptFrom",
          "kms:ReEncryptTo",
          "kms:Encrypt",
          "kms:ImportKeyMaterial",
          "kms:ReplicateKey",
          "kms:UpdatePrimaryRegion",
          "kms:GenerateDataKeyWithoutPlaintext",
          "kms:GenerateDataKeyPair",
          "kms:DeriveSharedSecret",
          "kms:TagResource",
          "kms:CreateAlias");

  private final Charter mainnet = Treasury.charter();
  private final Charter testnet =
      accepted(
          Charter.parse(Edit.texts(Treasury.charter().toJson(), "/networks", "testnet", "local")));

  private static KeyPolicy policy(Charter charter) {
    return SealingKeyPolicy.of(
        KeyArn.parse(charter.sealingKey()).orElseThrow(), charter, charter.digest());
  }

  /// Whether a statement speaks of `action`.
  private static boolean names(KeyPolicyStatement statement, String action) {
    return switch (statement.actions()) {
      case Actions.These(List<String> names) -> names.contains(action);
      case Actions.AllBut(List<String> names) -> !names.contains(action);
    };
  }

  private static Stream<KeyPolicyStatement> denials(KeyPolicy policy, String action) {
    return policy.statements().stream()
        .filter(statement -> statement.effect() == Effect.DENY)
        .filter(statement -> statement.principal().equals("*"))
        .filter(statement -> statement.condition().isEmpty())
        .filter(statement -> names(statement, action));
  }

  private static Stream<KeyPolicyStatement> permissions(KeyPolicy policy, String action) {
    return policy.statements().stream()
        .filter(statement -> statement.effect() == Effect.ALLOW)
        .filter(statement -> names(statement, action));
  }

  @Test
  void deniesEverybodyWhatMovesTheKeyOrGoesPastItsPolicy() {
    for (KeyPolicy policy :
        List.of(policy(mainnet), policy(testnet), SealingKeyPolicy.atBirth("111122223333"))) {
      for (String action : DANGEROUS) {
        assertThat(denials(policy, action)).as(action).hasSize(1);
        assertThat(permissions(policy, action)).as(action).isEmpty();
      }
    }
  }

  @Test
  void freezesThePolicyOfAMainnetKeyOnly() {
    assertThat(denials(policy(mainnet), "kms:PutKeyPolicy")).hasSize(1);
    assertThat(permissions(policy(mainnet), "kms:PutKeyPolicy")).isEmpty();
    assertThat(denials(policy(testnet), "kms:PutKeyPolicy")).isEmpty();
    assertThat(permissions(policy(testnet), "kms:PutKeyPolicy"))
        .extracting(KeyPolicyStatement::principal)
        .containsExactly("arn:aws:iam::111122223333:root");
  }

  @Test
  void letsTheEnclaveUseTheKeyUnderAllFourRegistersOnly() {
    for (String action : List.of("kms:Decrypt", "kms:GenerateDataKey")) {
      List<KeyPolicyStatement> uses = permissions(policy(mainnet), action).toList();
      assertThat(uses).hasSize(1);
      assertThat(uses.getFirst().principal()).isEqualTo(mainnet.place().parentRole());
      assertThat(uses.getFirst().condition().orElseThrow().values())
          .containsOnlyKeys(
              "kms:RecipientAttestation:PCR0",
              "kms:RecipientAttestation:PCR1",
              "kms:RecipientAttestation:PCR2",
              "kms:RecipientAttestation:PCR16")
          .containsEntry(
              "kms:RecipientAttestation:PCR16", PcrValue.ofCharterRoot(mainnet.digest()).hex());
    }
  }

  @Test
  void deniesUseWithoutAttestation() {
    assertThat(policy(mainnet).statements())
        .filteredOn(statement -> statement.sid().equals("NeverUnattested"))
        .extracting(KeyPolicyStatement::condition)
        .extracting(Optional::orElseThrow)
        .extracting(Condition::operator)
        .containsExactly(Condition.Operator.NULL);
  }

  @Test
  void letsNobodyUseAKeyAtItsBirth() {
    KeyPolicy birth = SealingKeyPolicy.atBirth("111122223333");
    for (String action : List.of("kms:Decrypt", "kms:GenerateDataKey")) {
      assertThat(permissions(birth, action)).isEmpty();
      assertThat(denials(birth, action)).hasSize(1);
    }
    assertThat(permissions(birth, "kms:PutKeyPolicy")).hasSize(1);
  }

  @Test
  void keepsAvailabilityForTheAccount() {
    for (String action :
        List.of("kms:EnableKey", "kms:DisableKey", "kms:ScheduleKeyDeletion", "kms:DescribeKey")) {
      assertThat(denials(policy(mainnet), action)).isEmpty();
      assertThat(permissions(policy(mainnet), action))
          .extracting(KeyPolicyStatement::principal)
          .contains("arn:aws:iam::111122223333:root");
    }
  }

  @Test
  void hasOneStatementForEachImageOfTheCharter() {
    Charter two = accepted(Charter.parse(Edit.repeat(mainnet.toJson(), "/measurements")));
    assertThat(policy(two).statements())
        .extracting(KeyPolicyStatement::sid)
        .containsExactly(
            "Administration", "Check", "Use1", "Use2", "NeverUnattested", "NothingElse");
  }

  @Test
  void saysInWordsWhatEachStatementMeans() {
    assertThat(policy(mainnet).sentences())
        .hasSameSizeAs(policy(mainnet).statements())
        .allMatch(sentence -> sentence.endsWith("."))
        .anyMatch(sentence -> sentence.contains("release (1.0)"));
  }

  @Test
  void fitsIntoWhatKmsTakes() {
    assertThat(policy(mainnet).encoded().length()).isLessThan(32 * 1024);
  }
}
