package dev.treza.agent.simulator.aws.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treza.agent.simulator.aws.iam.Policy.Says;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTest {
  private static final String ROLE = "arn:aws:iam::000000000000:role/parent";
  private static final String KEY = "arn:aws:kms:local-1:000000000000:key/1";

  private static AccessRequest request(String action, Map<String, String> context) {
    return AccessRequest.of(new Principal.Role("000000000000", ROLE), action, KEY, context);
  }

  private static Policy policy(String... statements) throws MalformedPolicyException {
    return PolicyReader.ofResource(
        "{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", statements) + "]}");
  }

  private static String statement(String effect, String more) {
    return "{\"Effect\":\"%s\",\"Principal\":\"*\",\"Resource\":\"*\",%s}".formatted(effect, more);
  }

  private static final String DECRYPT = "\"Action\":\"kms:Decrypt\"";

  @Test
  void saysNothingOfWhatItDoesNotMention() throws Exception {
    assertThat(policy(statement("Allow", DECRYPT)).says(request("kms:Encrypt", Map.of())))
        .isEqualTo(Says.NOTHING);
  }

  @Test
  void letsADenialWinWhereverItStands() throws Exception {
    String allow = statement("Allow", DECRYPT);
    String deny = statement("Deny", "\"NotAction\":\"kms:Describe*\"");
    assertThat(policy(allow, deny).says(request("kms:Decrypt", Map.of()))).isEqualTo(Says.DENY);
    assertThat(policy(deny, allow).says(request("kms:Decrypt", Map.of()))).isEqualTo(Says.DENY);
  }

  @ParameterizedTest
  @CsvSource({
    "kms:*, kms:Decrypt, true",
    "KMS:decrypt, kms:Decrypt, true",
    "*, kms:Decrypt, true",
    "kms:De?rypt, kms:Decrypt, true",
    "kms:Decryp, kms:Decrypt, false",
    "kms:ReEncrypt*, kms:ReEncryptTo, true",
    "kms.Decrypt, kms:Decrypt, false"
  })
  void matchesActionsByPatternWhateverTheirCase(String pattern, String action, boolean matches)
      throws Exception {
    Policy policy = policy(statement("Allow", "\"Action\":\"" + pattern + "\""));
    assertThat(policy.says(request(action, Map.of())))
        .isEqualTo(matches ? Says.ALLOW : Says.NOTHING);
  }

  @ParameterizedTest
  @CsvSource({
    "*, ALLOW",
    "arn:aws:iam::000000000000:role/parent, ALLOW",
    "arn:aws:iam::000000000000:role/other, NOTHING",
    "arn:aws:iam::000000000000:root, ASK_ACCOUNT",
    "000000000000, ASK_ACCOUNT",
    "111122223333, NOTHING"
  })
  void knowsWhomAStatementNames(String principal, Says says) throws Exception {
    Policy policy =
        policy(
            "{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"%s\"},\"Resource\":\"*\",%s}"
                .formatted(principal, DECRYPT));
    assertThat(policy.says(request("kms:Decrypt", Map.of()))).isEqualTo(says);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "StringEquals | \"ab\" | ab | true",
        "StringEquals | \"ab\" | AB | false",
        "StringEquals | [\"x\",\"ab\"] | ab | true",
        "StringEquals | \"ab\" | | false",
        "StringEqualsIfExists | \"ab\" | | true",
        "StringEqualsIgnoreCase | \"ab\" | AB | true",
        "StringEqualsIgnoreCase | \"ab\" | | false",
        "StringNotEquals | \"ab\" | ab | false",
        "StringNotEquals | \"ab\" | | true",
        "StringNotEqualsIgnoreCase | [\"x\",\"ab\"] | AB | false",
        "StringLike | \"a*\" | abc | true",
        "StringLike | \"A*\" | abc | false",
        "StringNotLike | \"a?\" | abc | true",
        "Null | \"true\" | | true",
        "Null | \"true\" | ab | false",
        "Null | \"false\" | ab | true",
        "Null | true | | true",
        "Bool | \"true\" | true | true",
      })
  void judgesConditions(String operator, String wanted, String value, boolean holds)
      throws Exception {
    Policy policy =
        policy(
            statement(
                "Allow",
                DECRYPT + ",\"Condition\":{\"%s\":{\"KMS:key\":%s}}".formatted(operator, wanted)));
    Map<String, String> context = value == null ? Map.of() : Map.of("kms:Key", value);
    assertThat(policy.says(request("kms:Decrypt", context)))
        .isEqualTo(holds ? Says.ALLOW : Says.NOTHING);
  }

  @Test
  void demandsEveryKeyOfACondition() throws Exception {
    Policy policy =
        policy(
            statement(
                "Allow", DECRYPT + ",\"Condition\":{\"StringEquals\":{\"a\":\"1\",\"b\":\"2\"}}"));
    assertThat(policy.says(request("kms:Decrypt", Map.of("a", "1")))).isEqualTo(Says.NOTHING);
    assertThat(policy.says(request("kms:Decrypt", Map.of("a", "1", "b", "2"))))
        .isEqualTo(Says.ALLOW);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "{\"Version\":\"2008-10-17\",\"Statement\":[]}",
        "{\"Version\":\"2012-10-17\",\"Statement\":[],\"More\":\"x\"}"
      })
  void takesNoDocumentThatIsNoPolicy(String document) {
    assertThatThrownBy(() -> PolicyReader.ofResource(document))
        .isInstanceOf(MalformedPolicyException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"Action\":\"a\",\"NotAction\":\"b\"",
        "\"NotResource\":\"*\",\"Action\":\"a\"",
        "\"Action\":[]",
        "\"Action\":{}",
        "\"Action\":\"a\",\"Condition\":{\"ForAllValues:StringEquals\":{\"k\":\"v\"}}",
        "\"Action\":\"a\",\"Condition\":{\"NullIfExists\":{\"k\":\"true\"}}",
        "\"Action\":\"a\",\"Condition\":{\"StringEquals\":{\"k\":\"${aws:userid}\"}}",
        "\"Action\":\"a\",\"Condition\":\"x\""
      })
  void takesNoStatementItCannotJudge(String more) {
    assertThatThrownBy(() -> policy(statement("Allow", more)))
        .isInstanceOf(MalformedPolicyException.class);
  }
}
