package dev.treza.agent.image;

import dev.treza.agent.image.eif.EifReader;
import dev.treza.agent.image.eif.EnclaveImage;
import dev.treza.agent.image.eif.ImageMetadata;
import dev.treza.agent.image.eif.ImageRegisters;
import dev.treza.agent.image.layout.ContentCheck;
import dev.treza.agent.image.layout.ImageContent;
import dev.treza.agent.image.ramdisk.CpioReader;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.attestation.ExpectedMeasurements;
import dev.treza.fleet.attestation.Measurements;
import dev.treza.fleet.attestation.PcrValue;
import dev.treza.fleet.image.ImageRefusal;
import java.util.Map;
import java.util.Optional;

/// Judges an image file by its bytes alone. Refuses with `IMG-*`.
public final class ImageInspection {
  private static final int RAMDISKS = 2;

  private ImageInspection() {}

  /// What the image in `file` will measure, under its own name and release. Its signature, if it
  /// has one, must be right; what is inside the ramdisks is not looked at.
  public static Outcome<Measurements> measure(Bytes file) {
    return EifReader.read(file).then(ImageInspection::measure);
  }

  static Outcome<Measurements> measure(EnclaveImage image) {
    return ImageMetadata.of(image)
        .then(metadata ->
            ImageRegisters.of(image)
                .then(pcrs -> Measurements.of(metadata.name(), metadata.release(), pcrs)));
  }

  /// The one of the `expected` sets whose every register `found` shows. Refused:
  /// `IMG-MEASUREMENTS`, with a register that differs.
  public static Outcome<Measurements> compare(Measurements found, ExpectedMeasurements expected) {
    Refusal nearest =
        Refusal.of(ImageRefusal.MEASUREMENTS, "nothing says what the image must measure");
    for (Measurements set : expected.sets()) {
      Optional<Refusal> difference = difference(found, set);
      if (difference.isEmpty()) {
        return Outcome.accepted(set);
      }
      nearest = difference.get();
    }
    return Outcome.refused(nearest);
  }

  private static Optional<Refusal> difference(Measurements found, Measurements expected) {
    for (Map.Entry<Integer, PcrValue> register : expected.pcrs().entrySet()) {
      PcrValue value = found.pcrs().get(register.getKey());
      if (!register.getValue().equals(value)) {
        return Optional.of(
            Refusal.at(
                ImageRefusal.MEASUREMENTS,
                "pcrs/" + register.getKey(),
                "PCR" + register.getKey() + " is " + (value == null ? "not measured" : value)));
      }
    }
    return Optional.empty();
  }

  /// Both ramdisks of an image that holds what it must.
  static Outcome<ImageContent> content(EnclaveImage image) {
    if (image.ramdisks().size() != RAMDISKS) {
      return Outcome.refused(
          ImageRefusal.CONTENT, "it has " + image.ramdisks().size() + " ramdisks, not two");
    }
    return CpioReader.read(image.ramdisks().getFirst())
        .then(boot ->
            CpioReader.read(image.ramdisks().getLast())
                .then(application -> ContentCheck.check(boot, application)));
  }
}
