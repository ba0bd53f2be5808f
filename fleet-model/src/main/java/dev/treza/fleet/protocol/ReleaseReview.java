package dev.treza.fleet.protocol;

import dev.treza.fleet.chain.Review;
import dev.treza.fleet.chain.ReviewField;
import dev.treza.fleet.chain.RiskFlag;
import dev.treza.fleet.chain.Severity;
import dev.treza.fleet.wallet.Wallet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the ceremony quorum sees and approves when a held key is to be released.
public final class ReleaseReview {
  /// Changes with every change of what this class gives for the same request.
  public static final String MODEL = "release/1";

  /// Critical, so that each of the quorum says that he has seen to it.
  static final RiskFlag OTHER_OWNER =
      new RiskFlag(
          "TXR-KEY-OTHER-OWNER",
          Severity.CRITICAL,
          "Whoever used this key before must have stopped for good: two owners sign against each"
              + " other.");

  private ReleaseReview() {}

  public static Review of(ReleaseRequest request) {
    Wallet wallet = request.wallet();
    List<ReviewField> fields = new ArrayList<>();
    fields.add(new ReviewField.Text("Wallet", wallet.id()));
    fields.add(new ReviewField.Text("Origin", wallet.origin().text()));
    fields.add(new ReviewField.Address("Address", wallet.address(), Optional.empty()));
    fields.add(new ReviewField.Octets("Public key", wallet.publicKey()));
    fields.add(new ReviewField.Text("Namespace", request.head().namespace()));
    fields.add(new ReviewField.Text("Enclave", request.head().enclave()));
    request
        .counters()
        .next()
        .forEach((chainId, nonce) ->
            fields.add(new ReviewField.Count("First nonce on chain " + chainId, nonce)));
    fields.add(new ReviewField.Text("Request number", request.nonce().hex()));
    return new Review(
        MODEL,
        "Let wallet %s of enclave %s sign from now on"
            .formatted(wallet.id(), request.head().enclave()),
        fields,
        List.of(OTHER_OWNER));
  }
}
