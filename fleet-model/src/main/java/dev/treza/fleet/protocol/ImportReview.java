package dev.treza.fleet.protocol;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.chain.Review;
import dev.treza.fleet.chain.ReviewField;
import dev.treza.fleet.chain.RiskFlag;
import dev.treza.fleet.chain.Severity;
import dev.treza.fleet.wallet.WalletAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What people see and approve when a key is to be taken in.
public final class ImportReview {
  /// Changes with every change of what this class gives for the same request.
  public static final String MODEL = "import/1";

  static final RiskFlag ELSEWHERE =
      new RiskFlag(
          "TXR-KEY-ELSEWHERE",
          Severity.WARNING,
          "The key was made outside of any enclave: whoever had it there may have kept a copy.");

  private ImportReview() {}

  public static Review of(ImportRequest request) {
    List<ReviewField> fields = new ArrayList<>();
    fields.add(new ReviewField.Text("Blockchain", request.blockchain().label()));
    fields.add(new ReviewField.Text("Network", request.network().label()));
    address(request)
        .ifPresent(text -> fields.add(new ReviewField.Address("Address", text, Optional.empty())));
    fields.add(new ReviewField.Octets("Public key", request.publicKey()));
    fields.add(new ReviewField.Text("Namespace", request.head().namespace()));
    fields.add(new ReviewField.Text("Enclave", request.head().enclave()));
    request.path().ifPresent(path -> fields.add(new ReviewField.Text("Path", path.text())));
    request.purpose().ifPresent(text -> fields.add(new ReviewField.Text("Purpose", text)));
    WalletReview.addMetadata(fields, request.metadata());
    fields.add(new ReviewField.Text("Request number", request.nonce().hex()));
    return new Review(MODEL, intent(request), fields, List.of(ELSEWHERE));
  }

  private static String intent(ImportRequest request) {
    return "Import a key made elsewhere as a %s wallet for the %s network into enclave %s"
        .formatted(
            request.blockchain().label(), request.network().text(), request.head().enclave());
  }

  private static Optional<String> address(ImportRequest request) {
    Bytes key = request.publicKey();
    return WalletAddress.of(request.blockchain(), key);
  }
}
