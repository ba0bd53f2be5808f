package dev.treza.fleet.kms;

import static dev.treza.fleet.kms.KeyPolicyStatement.EVERYBODY;

import dev.treza.fleet.Digest;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.attestation.Measurements;
import dev.treza.fleet.attestation.PcrValue;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.charter.KeyArn;
import dev.treza.fleet.kms.Condition.Operator;
import dev.treza.fleet.kms.KeyPolicyStatement.Actions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The policies of a sealing key (rule `KMS-POLICY`): the one it is born with, which lets nobody
/// use it, and the one that follows from the charter.
///
/// It is written so that nothing outside it counts: no statement gives the account `kms:*`, and one
/// denies everybody every action that is not named, so neither an IAM policy nor a grant can add
/// anything.
public final class SealingKeyPolicy {
  private static final List<String> LOOK =
      List.of(
          "kms:DescribeKey",
          "kms:GetKeyPolicy",
          "kms:GetKeyRotationStatus",
          "kms:ListGrants",
          "kms:ListKeyPolicies",
          "kms:ListResourceTags");
  private static final List<String> AVAILABILITY =
      List.of(
          "kms:CancelKeyDeletion", "kms:DisableKey", "kms:EnableKey", "kms:ScheduleKeyDeletion");
  private static final List<String> CHANGE = List.of("kms:PutKeyPolicy");
  private static final List<String> CHECK =
      List.of("kms:DescribeKey", "kms:GetKeyPolicy", "kms:ListGrants");
  private static final List<String> USE = List.of("kms:Decrypt", "kms:GenerateDataKey");
  private static final int CHARTER_ROOT = 16;

  private SealingKeyPolicy() {}

  /// What a key is made with, before there is a charter to derive a policy from.
  ///
  /// @param account the 12 digits of the account it is made in
  public static KeyPolicy atBirth(String account) {
    return new KeyPolicy(
        List.of(
            administration(
                "arn:aws:iam::" + account + ":root",
                all(List.of(LOOK, AVAILABILITY, CHANGE)),
                "Administrators of the account may look at the key, enable, disable and delete it,"
                    + " and give it the policy that follows from a charter."),
            nothingElse(
                all(List.of(LOOK, AVAILABILITY, CHANGE)),
                "Nobody, the account's root included, may use the key or do anything else with"
                    + " it.")));
  }

  /// The one policy under which the agent uses `key`: PCR0, 1, 2 of an image the charter names, and
  /// PCR16 of its root. Where the charter knows mainnet it is frozen: nobody can change it again.
  ///
  /// @param root digest of the root charter
  public static KeyPolicy of(KeyArn key, Charter charter, Digest root) {
    boolean frozen = charter.networks().contains(NetworkMode.MAINNET);
    List<String> administrators =
        frozen ? all(List.of(LOOK, AVAILABILITY)) : all(List.of(LOOK, AVAILABILITY, CHANGE));
    List<KeyPolicyStatement> statements = new ArrayList<>();
    statements.add(
        administration(
            key.accountRoot(),
            administrators,
            "Administrators of the account may look at the key, enable, disable and delete it"
                + (frozen
                    ? "; they may not change this policy."
                    : ", and change this policy: the enclave refuses the key as soon as they do.")));
    statements.add(check(charter.place().parentRole()));
    for (Measurements image : charter.measurements()) {
      statements.add(use(charter.place().parentRole(), image, root, statements.size() - 1));
    }
    statements.add(neverUnattested());
    statements.add(
        nothingElse(
            all(List.of(administrators, USE)),
            frozen
                ? "Nobody, the account's root included, may do anything else, ever: change this"
                    + " policy, give grants, re-encrypt, encrypt, import or replicate."
                : "Nobody, the account's root included, may do anything else: give grants,"
                    + " re-encrypt, encrypt, import or replicate."));
    return new KeyPolicy(statements);
  }

  private static KeyPolicyStatement administration(
      String root, List<String> actions, String sentence) {
    return new KeyPolicyStatement(
        "Administration",
        Effect.ALLOW,
        root,
        new Actions.These(actions),
        Optional.empty(),
        sentence);
  }

  private static KeyPolicyStatement check(String role) {
    return new KeyPolicyStatement(
        "Check",
        Effect.ALLOW,
        role,
        new Actions.These(CHECK),
        Optional.empty(),
        "The enclave may check the key, its policy and its grants.");
  }

  private static KeyPolicyStatement use(String role, Measurements image, Digest root, int number) {
    SortedMap<String, String> values = new TreeMap<>();
    image.pcrs().headMap(3).forEach((index, value) -> values.put(register(index), value.hex()));
    values.put(register(CHARTER_ROOT), PcrValue.ofCharterRoot(root).hex());
    return new KeyPolicyStatement(
        "Use" + number,
        Effect.ALLOW,
        role,
        new Actions.These(USE),
        Optional.of(new Condition(Operator.EQUALS_IGNORE_CASE, values)),
        "An enclave of the role %s may use the key if it runs %s and is bound to this charter root."
            .formatted(role, image));
  }

  private static KeyPolicyStatement neverUnattested() {
    SortedMap<String, String> absent = new TreeMap<>();
    absent.put(register(CHARTER_ROOT), "true");
    return new KeyPolicyStatement(
        "NeverUnattested",
        Effect.DENY,
        EVERYBODY,
        new Actions.These(USE),
        Optional.of(new Condition(Operator.NULL, absent)),
        "Nobody may use the key without the attestation of an enclave that is bound to a charter.");
  }

  private static KeyPolicyStatement nothingElse(List<String> but, String sentence) {
    return new KeyPolicyStatement(
        "NothingElse", Effect.DENY, EVERYBODY, new Actions.AllBut(but), Optional.empty(), sentence);
  }

  private static String register(int index) {
    return "kms:RecipientAttestation:PCR" + index;
  }

  private static List<String> all(List<List<String>> parts) {
    return parts.stream().flatMap(List::stream).sorted().toList();
  }
}
