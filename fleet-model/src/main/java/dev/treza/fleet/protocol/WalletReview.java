package dev.treza.fleet.protocol;

import dev.treza.fleet.chain.Review;
import dev.treza.fleet.chain.ReviewField;
import dev.treza.fleet.wallet.Metadata;
import java.util.ArrayList;
import java.util.List;

/// What people see and approve when a wallet is to be made.
public final class WalletReview {
  /// Changes with every change of what this class gives for the same request.
  public static final String MODEL = "wallet/2";

  private WalletReview() {}

  public static Review of(WalletRequest request) {
    List<ReviewField> fields = new ArrayList<>();
    fields.add(new ReviewField.Text("Blockchain", request.blockchain().label()));
    fields.add(new ReviewField.Text("Network", request.network().label()));
    fields.add(new ReviewField.Text("Namespace", request.head().namespace()));
    fields.add(new ReviewField.Text("Enclave", request.head().enclave()));
    fields.add(new ReviewField.Text("Key", key(request)));
    request.purpose().ifPresent(text -> fields.add(new ReviewField.Text("Purpose", text)));
    addMetadata(fields, request.metadata());
    fields.add(new ReviewField.Text("Request number", request.nonce().hex()));
    return new Review(
        MODEL,
        "Create a new %s wallet for the %s network in enclave %s"
            .formatted(
                request.blockchain().label(), request.network().text(), request.head().enclave()),
        fields,
        List.of());
  }

  static void addMetadata(List<ReviewField> fields, Metadata metadata) {
    metadata
        .entries()
        .forEach((name, text) -> fields.add(new ReviewField.Text("Metadata " + name, text)));
  }

  private static String key(WalletRequest request) {
    return request
        .path()
        .map(path -> "derived from the master seed at " + path.text())
        .orElse("generated");
  }
}
