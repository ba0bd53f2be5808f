package dev.treza.agent.simulator.aws.iam;

import dev.treza.fleet.json.JsonArray;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// Key policies and requests that have something to do with each other, reproducible from a seed.
final class RandomPolicies {
  static final String ACCOUNT = "000000000000";
  static final String ROLE = "arn:aws:iam::000000000000:role/parent";
  static final String KEY =
      "arn:aws:kms:eu-central-1:000000000000:key/1234abcd-12ab-34cd-56ef-1234567890ab";
  private static final List<String> ACTIONS =
      List.of("kms:Decrypt", "kms:GenerateDataKey", "kms:DescribeKey", "kms:Encrypt");
  private static final List<String> PATTERNS =
      List.of("kms:Decrypt", "kms:GenerateDataKey", "kms:Describe*", "kms:*", "kms:En?rypt");
  private static final List<String> PRINCIPALS =
      List.of("*", ROLE, "arn:aws:iam::000000000000:role/other", "arn:aws:iam::000000000000:root");
  private static final List<String> KEYS =
      List.of(
          "kms:RecipientAttestation:PCR0",
          "kms:RecipientAttestation:PCR16",
          "kms:RecipientAttestation:ImageSha384");
  private static final List<String> VALUES = List.of("aa", "AA", "bb");
  private static final List<String> OPERATORS =
      List.of(
          "StringEquals",
          "StringNotEquals",
          "StringEqualsIgnoreCase",
          "StringNotEqualsIgnoreCase",
          "StringEqualsIfExists",
          "StringLike");

  private final SplittableRandom random;

  RandomPolicies(long seed) {
    random = new SplittableRandom(seed);
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private List<String> some(List<String> of) {
    List<String> some = new ArrayList<>();
    for (int left = random.nextInt(1, 3); left > 0; left--) {
      some.add(one(of));
    }
    return some.stream().distinct().toList();
  }

  JsonObject policy() {
    List<JsonObject> statements = new ArrayList<>();
    for (int left = random.nextInt(1, 5); left > 0; left--) {
      statements.add(statement(statements.size()));
    }
    return JsonObject.builder()
        .text("Version", "2012-10-17")
        .array("Statement", statements)
        .build();
  }

  private JsonObject statement(int number) {
    JsonObject.Builder json =
        JsonObject.builder()
            .text("Sid", "S" + number)
            .text("Effect", random.nextInt(3) == 0 ? "Deny" : "Allow")
            .object("Principal", JsonObject.builder().texts("AWS", some(PRINCIPALS)).build())
            .texts(random.nextInt(4) == 0 ? "NotAction" : "Action", some(PATTERNS))
            .text("Resource", "*");
    if (random.nextBoolean()) {
      json.object("Condition", condition());
    }
    return json.build();
  }

  private JsonObject condition() {
    JsonObject.Builder operators = JsonObject.builder();
    for (String operator : some(OPERATORS)) {
      JsonObject.Builder keys = JsonObject.builder();
      for (String key : some(KEYS)) {
        keys.value(key, JsonArray.ofTexts(some(VALUES)));
      }
      operators.object(operator, keys.build());
    }
    if (random.nextInt(3) == 0) {
      operators.object(
          "Null",
          JsonObject.builder()
              .value(one(KEYS), new JsonText(Boolean.toString(random.nextBoolean())))
              .build());
    }
    return operators.build();
  }

  /// Only these two of the actions can be attested.
  Map<String, String> context(String action) {
    Map<String, String> context = new TreeMap<>();
    boolean attested = action.equals("kms:Decrypt") || action.equals("kms:GenerateDataKey");
    for (String key : KEYS) {
      if (attested && random.nextInt(3) > 0) {
        context.put(key, one(VALUES));
      }
    }
    return context;
  }

  String action() {
    return one(ACTIONS);
  }

  /// A policy of the role itself, or none (the empty string).
  String identity() {
    return random.nextBoolean()
        ? ""
        : "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"%s\",\"Action\":\"%s\",\"Resource\":\"*\"}]}"
            .formatted(random.nextInt(4) == 0 ? "Deny" : "Allow", one(PATTERNS));
  }
}
