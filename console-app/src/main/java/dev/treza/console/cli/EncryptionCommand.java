package dev.treza.console.cli;

import dev.treza.console.link.KnownEnclave;
import dev.treza.fleet.attestation.PcrValue;
import dev.treza.fleet.charter.KeyArn;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonText;
import dev.treza.fleet.json.JsonValue;
import dev.treza.fleet.protocol.KmsBlob;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The command with which the owner of a key encrypts it for one enclave, in the encryption context
/// that follows from its charter.
record EncryptionCommand(KnownEnclave enclave, KeyArn key) {
  List<String> lines() {
    return List.of(
        "# let %s decrypt with that key, only if".formatted(enclave.root().place().parentRole()),
        "# kms:RecipientAttestation:PCR16 is "
            + PcrValue.ofCharterRoot(enclave.charterRoot()).hex(),
        "# key.bin holds the 32 bytes of the secret key and nothing else",
        "aws kms encrypt --region %s --key-id %s".formatted(key.region(), key) + " \\",
        "  --plaintext fileb://key.bin --encryption-context " + context() + " \\",
        "  --query CiphertextBlob --output text | base64 --decode > key.blob",
        "treza wallet import --enclave %s --kms-key %s".formatted(enclave.id(), key) + " \\",
        "  --kms-blob key.blob --public-key 04… --approve");
  }

  JsonObject json() {
    return JsonObject.builder()
        .text("enclave", enclave.id())
        .text("kmsKey", key.toString())
        .object("encryptionContext", KmsBlob.context(enclave.root()))
        .build();
  }

  private String context() {
    return KmsBlob.context(enclave.root()).members().entrySet().stream()
        .map(EncryptionCommand::pair)
        .collect(Collectors.joining(","));
  }

  private static String pair(Map.Entry<String, JsonValue> member) {
    if (member.getValue() instanceof JsonText(String text)) {
      return member.getKey() + "=" + text;
    }
    throw new IllegalStateException("an encryption context has texts only");
  }
}
