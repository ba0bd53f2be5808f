package dev.treza.agent.image.cli;

import dev.treza.agent.image.ContentList;
import dev.treza.agent.image.ImageBuilder;
import dev.treza.agent.image.ImageInspection;
import dev.treza.agent.image.eif.EifWriter;
import dev.treza.agent.image.eif.EnclaveImage;
import dev.treza.agent.image.eif.ImageRegisters;
import dev.treza.agent.image.eif.ImageSigner;
import dev.treza.agent.image.layout.LayoutException;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.attestation.Measurements;
import dev.treza.fleet.charter.MeasurementsJson;
import dev.treza.fleet.json.CanonicalJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;

/// `build`: makes the image, opens it again as a stranger would, and only then writes it, its
/// measurement file and the list of its content.
final class BuildCommand {
  static final String IMAGE = "agent.eif";
  static final String MEASUREMENTS = "measurements.json";
  static final String CONTENTS = "contents.txt";

  private BuildCommand() {}

  /// The measurements of the image written. Refused: `IMG-*`, and nothing is written.
  static Outcome<Measurements> run(BuildOptions options)
      throws IOException, LayoutException, GeneralSecurityException, UsageException {
    EnclaveImage image;
    try (ScratchFolder scratch = ScratchFolder.create()) {
      image = ImageBuilder.build(options.inputs(), scratch.path());
    }
    return switch (signed(image, options)) {
      case Refused<EnclaveImage>(var refusal) -> Outcome.refused(refusal);
      case Accepted<EnclaveImage>(EnclaveImage finished) ->
          write(EifWriter.write(finished), options.out());
    };
  }

  private static Outcome<EnclaveImage> signed(EnclaveImage image, BuildOptions options)
      throws IOException, GeneralSecurityException, UsageException {
    if (options.signing().isEmpty()) {
      return Outcome.accepted(image);
    }
    return switch (SigningKey.read(options.signing().get())) {
      case Refused<ImageSigner>(var refusal) -> Outcome.refused(refusal);
      case Accepted<ImageSigner>(ImageSigner signer) ->
          signer.sign(ImageRegisters.pcr0(image)).map(image::signedWith);
    };
  }

  private static Outcome<Measurements> write(Bytes file, Path out) throws IOException {
    return switch (ImageInspection.open(file)) {
      case Refused<Measurements> refused -> refused;
      case Accepted<Measurements>(Measurements measured) -> {
        Files.createDirectories(out);
        replace(out.resolve(MEASUREMENTS), CanonicalJson.encode(MeasurementsJson.write(measured)));
        replace(out.resolve(IMAGE), file);
        yield contents(file, out).map(_ -> measured);
      }
    };
  }

  private static Outcome<String> contents(Bytes file, Path out) throws IOException {
    Outcome<String> list = ContentList.of(file);
    if (list instanceof Accepted<String>(String lines)) {
      replace(out.resolve(CONTENTS), Bytes.utf8(lines));
    }
    return list;
  }

  private static void replace(Path target, Bytes content) throws IOException {
    Path part = target.resolveSibling(target.getFileName() + ".part");
    Files.write(part, content.toArray());
    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
  }
}
