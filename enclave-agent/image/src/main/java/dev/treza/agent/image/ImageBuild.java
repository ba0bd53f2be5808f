package dev.treza.agent.image;

import dev.treza.agent.image.eif.EifWriter;
import dev.treza.agent.image.eif.EnclaveImage;
import dev.treza.agent.image.eif.ImageRegisters;
import dev.treza.agent.image.eif.ImageSigner;
import dev.treza.agent.image.layout.LayoutException;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.image.ImageRefusal;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.function.Consumer;

/// Makes an image and opens it again as a stranger would.
public final class ImageBuild {
  private ImageBuild() {}

  /// The image, opened. Refused: `IMG-*`.
  ///
  /// @param signer absent for an image without PCR8
  /// @param progress is told what is done next
  /// @throws IOException if a part cannot be read, or the runtime cannot be linked for lack of
  ///   space
  public static Outcome<OpenedImage> run(
      ImageInputs inputs, Optional<ImageSigner> signer, Consumer<String> progress)
      throws IOException {
    EnclaveImage image;
    try (ScratchFolder scratch = ScratchFolder.create()) {
      progress.accept("linking the Java runtime and laying out the ramdisks");
      image = ImageBuilder.build(inputs, scratch.path());
    } catch (LayoutException unfit) {
      return Outcome.refused(ImageRefusal.PARTS, String.valueOf(unfit.getMessage()));
    }
    return signed(image, signer)
        .then(finished -> {
          progress.accept("opening the finished image");
          return OpenedImage.open(EifWriter.write(finished));
        });
  }

  private static Outcome<EnclaveImage> signed(EnclaveImage image, Optional<ImageSigner> signer) {
    if (signer.isEmpty()) {
      return Outcome.accepted(image);
    }
    try {
      return signer.get().sign(ImageRegisters.pcr0(image)).map(image::signedWith);
    } catch (GeneralSecurityException unfit) {
      return Outcome.refused(ImageRefusal.KEY, "it does not sign: " + unfit.getMessage());
    }
  }
}
