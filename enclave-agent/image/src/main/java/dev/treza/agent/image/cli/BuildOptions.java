package dev.treza.agent.image.cli;

import dev.treza.agent.image.ImageInputs;
import dev.treza.agent.image.layout.AgentArguments;
import java.nio.file.Path;
import java.util.Optional;

/// What `build` is told.
///
/// @param out the folder the image and its papers are written to
/// @param signing the release key and its certificate, both PEM; absent for an unsigned image
record BuildOptions(ImageInputs inputs, Path out, Optional<SigningFiles> signing) {
  /// Where the release key and its certificate are.
  record SigningFiles(Path key, Path certificate) {
    static Optional<SigningFiles> of(Options options) throws UsageException {
      Optional<Path> key = options.optionalPath("--sign-key");
      Optional<Path> certificate = options.optionalPath("--sign-certificate");
      if (key.isPresent() != certificate.isPresent()) {
        throw new UsageException("--sign-key and --sign-certificate belong together");
      }
      return key.flatMap(file -> certificate.map(other -> new SigningFiles(file, other)));
    }
  }

  static BuildOptions of(Options options) throws UsageException {
    ImageInputs inputs =
        new ImageInputs(
            options.neededPath("--kernel"),
            options.text("--command-line").orElse(ImageInputs.NITRO_COMMAND_LINE),
            options.optionalPath("--modules"),
            options.neededPath("--jars"),
            options.neededPath("--glibc"),
            arguments(options),
            options.text("--name").orElse("Treza enclave agent"),
            options.neededText("--release"),
            options.text("--build-time").orElse(ImageInputs.BUILD_TIME));
    BuildOptions build =
        new BuildOptions(inputs, options.neededPath("--out"), SigningFiles.of(options));
    options.end();
    return build;
  }

  private static AgentArguments arguments(Options options) throws UsageException {
    long cid = options.number("--parent-cid", AgentArguments.NITRO.parentCid());
    try {
      return new AgentArguments(cid);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--parent-cid: " + e.getMessage(), e);
    }
  }
}
