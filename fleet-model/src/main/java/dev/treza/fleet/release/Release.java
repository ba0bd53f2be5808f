package dev.treza.fleet.release;

import dev.treza.fleet.Realm;
import dev.treza.fleet.attestation.ExpectedMeasurements;
import java.time.Instant;
import java.util.List;

/// What a release file says.
///
/// @param realm where its images may be believed: `nitro`, or one installation's simulator
/// @param version of the release, which every image's measurement set repeats
/// @param issued when it was signed, in milliseconds UTC; what the signer says
/// @param images 1 to 16, no file twice
public record Release(Realm realm, String version, Instant issued, List<ReleaseImage> images) {
  static final int MAX_IMAGES = 16;

  /// @throws IllegalArgumentException if the images do not belong into one release
  public Release {
    images = List.copyOf(images);
    if (images.isEmpty() || images.size() > MAX_IMAGES) {
      throw new IllegalArgumentException("a release has 1 to " + MAX_IMAGES + " images");
    }
    String named = version;
    if (!images.stream().allMatch(image -> image.measurements().release().equals(named))) {
      throw new IllegalArgumentException("an image is of another release than " + version);
    }
    if (images.stream().map(ReleaseImage::sha256).distinct().count() < images.size()) {
      throw new IllegalArgumentException("an image is there twice");
    }
  }

  /// The sets of which an enclave of this release must show one.
  public ExpectedMeasurements measurements() {
    return new ExpectedMeasurements(images.stream().map(ReleaseImage::measurements).toList());
  }
}
