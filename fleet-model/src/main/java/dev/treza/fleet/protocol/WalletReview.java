package dev.treza.fleet.protocol;

import dev.treza.fleet.chain.Review;
import dev.treza.fleet.chain.ReviewField;
import java.util.ArrayList;
import java.util.List;

/// What people see and approve when a wallet is to be made.
public final class WalletReview {
  /// Changes with every change of what this class gives for the same request.
  public static final String MODEL = "wallet/1";

  private WalletReview() {}

  public static Review of(WalletRequest request) {
    List<ReviewField> fields = new ArrayList<>();
    fields.add(new ReviewField.Text("Blockchain", request.blockchain().label()));
    fields.add(new ReviewField.Text("Network", request.network().label()));
    fields.add(new ReviewField.Text("Namespace", request.head().namespace()));
    fields.add(new ReviewField.Text("Enclave", request.head().enclave()));
    request.purpose().ifPresent(text -> fields.add(new ReviewField.Text("Purpose", text)));
    fields.add(new ReviewField.Text("Request number", request.nonce().hex()));
    return new Review(
        MODEL,
        "Create a new %s wallet for the %s network in enclave %s"
            .formatted(
                request.blockchain().label(), request.network().text(), request.head().enclave()),
        fields,
        List.of());
  }
}
