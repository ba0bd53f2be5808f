package dev.treza.console.enclave;

import dev.treza.console.link.KnownEnclave;
import dev.treza.fleet.attestation.AttestationDocument;
import dev.treza.fleet.attestation.ExpectedPlace;
import dev.treza.fleet.attestation.Measurements;
import dev.treza.fleet.attestation.PcrValue;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// One register of the document beside what it must be.
///
/// @param meaning what it measures
/// @param expected absent if nothing is demanded of it
/// @param actual absent if the document does not show it
public record RegisterLine(
    int index, String meaning, Optional<PcrValue> expected, Optional<PcrValue> actual) {
  private static final List<Integer> SHOWN = List.of(0, 1, 2, 3, 4, 8, 16);

  /// How expected and actual compare.
  public enum Fit {
    FITS,
    DIFFERS,
    NOT_REQUIRED
  }

  public Fit fit() {
    if (expected.isEmpty()) {
      return Fit.NOT_REQUIRED;
    }
    return expected.equals(actual) ? Fit.FITS : Fit.DIFFERS;
  }

  /// The registers people look at. Of several allowed images the one that fits best is shown.
  public static List<RegisterLine> of(KnownEnclave enclave, AttestationDocument document) {
    Optional<Measurements> set =
        enclave.measurements().sets().stream()
            .max(Comparator.comparingLong(one -> matches(one, document)));
    return SHOWN.stream()
        .map(index ->
            new RegisterLine(
                index, meaning(index), expected(index, enclave, set), document.pcr(index)))
        .toList();
  }

  private static long matches(Measurements set, AttestationDocument document) {
    return set.pcrs().entrySet().stream()
        .filter(entry -> Objects.equals(document.pcrs().get(entry.getKey()), entry.getValue()))
        .count();
  }

  private static Optional<PcrValue> expected(
      int index, KnownEnclave enclave, Optional<Measurements> set) {
    return switch (index) {
      case 3 -> enclave.place().map(ExpectedPlace::parentRole).map(PcrValue::ofRole);
      case 16 -> Optional.of(PcrValue.ofCharterRoot(enclave.charterRoot()));
      default -> set.flatMap(one -> Optional.ofNullable(one.pcrs().get(index)));
    };
  }

  private static String meaning(int index) {
    return switch (index) {
      case 0 -> "Image";
      case 1 -> "Kernel and start";
      case 2 -> "Application";
      case 3 -> "Role of the parent";
      case 4 -> "Parent instance";
      case 8 -> "Signer of the image";
      case 16 -> "Charter root";
      default -> "";
    };
  }
}
