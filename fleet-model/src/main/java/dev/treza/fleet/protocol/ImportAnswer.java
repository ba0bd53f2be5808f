package dev.treza.fleet.protocol;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonRefusal;
import dev.treza.fleet.json.JsonShapeException;
import dev.treza.fleet.wallet.DerivationPath;
import dev.treza.fleet.wallet.Wallet;
import java.util.Optional;

/// What the program that imports keys says. None of it is secret.
public sealed interface ImportAnswer {
  /// The key was read: its request must be approved, and the approvals be said.
  ///
  /// @param review digest of the review of the request
  /// @param path where the key lies below its seed, if that is known
  record Asks(Digest request, Digest review, Bytes publicKey, Optional<DerivationPath> path)
      implements ImportAnswer {}

  /// Nothing was sent: these approvals are missing.
  record Missing(PendingReply reply) implements ImportAnswer {}

  /// The enclave has the key.
  ///
  /// @param receipt the verified receipt, a compact JWS
  record Done(Wallet wallet, String receipt) implements ImportAnswer {}

  /// The import was refused, by the enclave or by the program.
  record No(String id, String detail, Optional<String> place) implements ImportAnswer {
    public static No of(Refusal refusal) {
      return new No(refusal.id().id(), refusal.detail(), refusal.place());
    }
  }

  default JsonObject toJson() {
    JsonObject.Builder json = JsonObject.builder();
    switch (this) {
      case Asks(Digest request, Digest review, Bytes publicKey, var path) -> {
        json.text("say", "asks")
            .digest("request", request)
            .digest("review", review)
            .hex("publicKey", publicKey);
        path.ifPresent(place -> json.text("path", place.text()));
      }
      case Missing(PendingReply reply) ->
          json.text("say", "missing").object("pending", reply.toJson());
      case Done(Wallet wallet, String receipt) ->
          json.text("say", "done").object("wallet", wallet.toJson()).text("receipt", receipt);
      case No(String id, String detail, var place) -> {
        json.text("say", "no").text("id", id).text("detail", detail);
        place.ifPresent(where -> json.text("place", where));
      }
    }
    return json.build();
  }

  static ImportAnswer read(JsonFields fields) throws JsonShapeException {
    return switch (fields.text("say")) {
      case "asks" ->
          new Asks(
              fields.digest("request"),
              fields.digest("review"),
              fields.hex("publicKey"),
              fields.optionalChoice("path", DerivationPath::parse));
      case "missing" -> new Missing(PendingReply.read(fields.object("pending")));
      case "done" -> new Done(Wallet.read(fields.object("wallet")), fields.text("receipt"));
      case "no" -> new No(fields.text("id"), fields.text("detail"), fields.optionalText("place"));
      default ->
          throw JsonShapeException.at(
              JsonRefusal.SCHEMA, fields.place("say"), "asks, missing, done or no is expected");
    };
  }
}
