package dev.treza.agent.simulator.aws.kms;

import dev.treza.agent.simulator.aws.service.AwsError;
import dev.treza.agent.simulator.aws.service.ServiceCall;
import dev.treza.agent.store.StoreException;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import dev.treza.fleet.json.JsonText;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Encrypting and decrypting under a key, for attested recipients and others.
final class KeyUse {
  private static final int DATA_KEY = 32;

  private final Keys keys;
  private final RecipientCheck recipients;
  private final SecureRandom random;
  private final Blobs blobs;
  private final EnvelopeWriter envelopes;

  KeyUse(Keys keys, RecipientCheck recipients, SecureRandom random) {
    this.keys = keys;
    this.recipients = recipients;
    this.random = random;
    this.blobs = new Blobs(random);
    this.envelopes = new EnvelopeWriter(random);
  }

  /// What all these operations may be given.
  ///
  /// @param content the operation's own binary parameter
  /// @param document the recipient's attestation document
  private record Input(
      Optional<String> keyId,
      Optional<String> content,
      JsonObject context,
      Optional<String> document) {
    static Input read(JsonFields fields, String binary) throws JsonShapeException {
      if (fields.has("EncryptionAlgorithm")) {
        fields.literal("EncryptionAlgorithm", "SYMMETRIC_DEFAULT");
      }
      JsonObject context = JsonObject.builder().build();
      if (fields.has("EncryptionContext")
          && fields.raw("EncryptionContext") instanceof JsonObject given) {
        context = given;
      }
      Optional<JsonFields> recipient = fields.optionalObject("Recipient");
      return new Input(
          fields.optionalText("KeyId"),
          fields.optionalText(binary),
          context,
          recipient.isPresent()
              ? Optional.of(RecipientCheck.read(recipient.get()))
              : Optional.empty());
    }

    Bytes authenticated() {
      return CanonicalJson.encode(context);
    }
  }

  JsonObject generateDataKey(ServiceCall call) throws AwsError, StoreException {
    Input input =
        call.read(fields -> {
          fields.literal("KeySpec", "AES_256");
          return Input.read(fields, "nothing");
        });
    Optional<Attested> attested = attested(call, input);
    KeyRecord key = usable(call, keys.named(input.keyId.orElse("")), input, attested);
    byte[] dataKey = new byte[DATA_KEY];
    random.nextBytes(dataKey);
    Bytes clear = Bytes.of(dataKey);
    JsonObject.Builder answer =
        JsonObject.builder()
            .text("KeyId", key.arn().toString())
            .text("CiphertextBlob", base64(blobs.seal(key, clear, input.authenticated())));
    return answered(answer, attested, clear);
  }

  JsonObject decrypt(ServiceCall call) throws AwsError, StoreException {
    Input input = call.read(fields -> Input.read(fields, "CiphertextBlob"));
    Optional<Attested> attested = attested(call, input);
    Bytes blob = binary(input.content);
    KeyRecord key = keys.named(Blobs.keyId(blob));
    if (input.keyId.isPresent() && !keys.named(input.keyId.get()).arn().equals(key.arn())) {
      throw new AwsError(
          "IncorrectKeyException", "The key ID in the request does not identify the key used");
    }
    usable(call, key, input, attested);
    Bytes clear = Blobs.open(key, blob, input.authenticated());
    JsonObject.Builder answer =
        JsonObject.builder()
            .text("KeyId", key.arn().toString())
            .text("EncryptionAlgorithm", "SYMMETRIC_DEFAULT");
    return answered(answer, attested, clear);
  }

  JsonObject encrypt(ServiceCall call) throws AwsError, StoreException {
    Input input = call.read(fields -> Input.read(fields, "Plaintext"));
    if (input.document.isPresent()) {
      throw new AwsError("ValidationException", "Encrypt has no Recipient");
    }
    KeyRecord key = usable(call, keys.named(input.keyId.orElse("")), input, Optional.empty());
    return JsonObject.builder()
        .text("KeyId", key.arn().toString())
        .text("EncryptionAlgorithm", "SYMMETRIC_DEFAULT")
        .text(
            "CiphertextBlob", base64(blobs.seal(key, binary(input.content), input.authenticated())))
        .build();
  }

  private Optional<Attested> attested(ServiceCall call, Input input) throws AwsError {
    return input.document.isEmpty()
        ? Optional.empty()
        : Optional.of(recipients.verify(binary(input.document), call.time()));
  }

  private static KeyRecord usable(
      ServiceCall call, KeyRecord key, Input input, Optional<Attested> attested) throws AwsError {
    Map<String, String> conditions = new TreeMap<>();
    input
        .context
        .members()
        .forEach((name, value) -> {
          if (value instanceof JsonText(String text)) {
            conditions.put("kms:EncryptionContext:" + name, text);
          }
        });
    attested.ifPresent(recipient -> conditions.putAll(recipient.conditions()));
    KeyPolicies.require(call, key, conditions);
    return switch (key.state()) {
      case ENABLED -> key;
      case DISABLED -> throw new AwsError("DisabledException", key.arn() + " is disabled.");
      case PENDING_DELETION ->
          throw new AwsError("KMSInvalidStateException", key.arn() + " is pending deletion.");
    };
  }

  private JsonObject answered(JsonObject.Builder answer, Optional<Attested> attested, Bytes clear) {
    return (attested.isPresent()
            ? answer.text(
                "CiphertextForRecipient", base64(envelopes.write(attested.get().key(), clear)))
            : answer.text("Plaintext", base64(clear)))
        .build();
  }

  private static Bytes binary(Optional<String> base64) throws AwsError {
    try {
      return Bytes.of(Base64.getDecoder().decode(base64.orElse("")));
    } catch (IllegalArgumentException malformed) {
      throw new AwsError("SerializationException", "not Base64");
    }
  }

  private static String base64(Bytes bytes) {
    return Base64.getEncoder().encodeToString(bytes.toArray());
  }
}
