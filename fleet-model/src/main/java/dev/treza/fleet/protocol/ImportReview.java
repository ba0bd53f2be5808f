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

  static final RiskFlag UNDER_KMS =
      new RiskFlag(
          "TXR-KEY-IN-BLOB",
          Severity.WARNING,
          "Whoever may decrypt with the import key can open the blob too, whenever he gets it; the"
              + " enclave does not look at that key's policy.");

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
    request.blob().ifPresent(blob -> addBlob(fields, blob));
    WalletReview.addMetadata(fields, request.metadata());
    fields.add(new ReviewField.Text("Request number", request.nonce().hex()));
    List<RiskFlag> risks =
        request.blob().isPresent() ? List.of(ELSEWHERE, UNDER_KMS) : List.of(ELSEWHERE);
    return new Review(MODEL, intent(request), fields, risks);
  }

  private static void addBlob(List<ReviewField> fields, KmsBlob.Named blob) {
    fields.add(
        new ReviewField.Text(
            "Arrives",
            "encrypted by AWS KMS; the enclave has KMS open this one blob, for itself alone"));
    fields.add(new ReviewField.Text("Import key", blob.key().toString()));
    fields.add(new ReviewField.Text("Account of the import key", blob.key().account()));
    fields.add(new ReviewField.Octets("SHA-256 of the blob", blob.ciphertext().value()));
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
