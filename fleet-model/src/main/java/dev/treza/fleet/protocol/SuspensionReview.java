package dev.treza.fleet.protocol;

import dev.treza.fleet.chain.Review;
import dev.treza.fleet.chain.ReviewField;
import java.util.List;

/// What officers see of a suspension, or of lifting one.
public final class SuspensionReview {
  /// Changes with every change of what this class gives for the same request.
  public static final String MODEL = "suspension/1";

  private SuspensionReview() {}

  public static Review of(SuspensionRequest request) {
    String what = request.subject().text() + " " + request.id();
    String effect =
        switch (request.subject()) {
          case OFFICER -> "What this officer signs counts for nothing";
          case CLIENT -> "This client asks in vain";
          case WALLET -> "This wallet signs nothing";
        };
    return new Review(
        MODEL,
        request.lift() ? "Let " + what + " act again" : "Suspend " + what + " at once",
        List.of(
            new ReviewField.Text("Namespace", request.head().namespace()),
            new ReviewField.Text("Enclave", request.head().enclave()),
            new ReviewField.Text("Effect", request.lift() ? "It is as before" : effect),
            new ReviewField.Text("Request number", request.nonce().hex())),
        List.of());
  }
}
