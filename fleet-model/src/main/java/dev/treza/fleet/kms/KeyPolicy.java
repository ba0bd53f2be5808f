package dev.treza.fleet.kms;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonObject;
import java.util.List;

/// A whole key policy, as [SealingKeyPolicy] derives it.
public record KeyPolicy(List<KeyPolicyStatement> statements) {
  static final String VERSION = "2012-10-17";

  public KeyPolicy {
    statements = List.copyOf(statements);
  }

  public JsonObject toJson() {
    return JsonObject.builder()
        .text("Version", VERSION)
        .array("Statement", statements.stream().map(KeyPolicyStatement::toJson).toList())
        .build();
  }

  /// The document to give to AWS, canonical JSON.
  public Bytes encoded() {
    return CanonicalJson.encode(toJson());
  }

  /// What it means, one sentence for each statement.
  public List<String> sentences() {
    return statements.stream().map(KeyPolicyStatement::sentence).toList();
  }
}
