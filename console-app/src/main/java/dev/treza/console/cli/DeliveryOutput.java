package dev.treza.console.cli;

import dev.treza.console.compose.Delivery;
import dev.treza.console.compose.Sent;
import dev.treza.fleet.json.JsonObject;
import java.math.BigInteger;
import java.util.Locale;

/// What became of a transaction, as a person reads it, and as a program does.
record DeliveryOutput(Sent sent, Delivery delivery) {
  String line() {
    return name().toUpperCase(Locale.ROOT) + " " + hash() + "  " + delivery.words();
  }

  JsonObject json() {
    JsonObject.Builder json = JsonObject.builder().text("hash", hash()).text("state", name());
    switch (delivery) {
      case Delivery.Confirmed(BigInteger block, BigInteger count) ->
          json.integer("block", block).integer("confirmations", count);
      case Delivery.Failed(BigInteger block, BigInteger count) ->
          json.integer("block", block).integer("confirmations", count);
      case Delivery.Waiting _, Delivery.Replaced _, Delivery.Dropped _ -> {}
    }
    return json.build();
  }

  /// A script must notice what will never be in effect.
  ExitCode end() {
    return switch (delivery) {
      case Delivery.Waiting _, Delivery.Confirmed _ -> ExitCode.DONE;
      case Delivery.Failed _, Delivery.Replaced _, Delivery.Dropped _ -> ExitCode.REFUSED;
    };
  }

  private String name() {
    return switch (delivery) {
      case Delivery.Waiting _ -> "broadcast";
      case Delivery.Confirmed _ -> "confirmed";
      case Delivery.Failed _ -> "failed";
      case Delivery.Replaced _ -> "replaced";
      case Delivery.Dropped _ -> "dropped";
    };
  }

  private String hash() {
    return "0x" + sent.signed().hash().hex();
  }
}
