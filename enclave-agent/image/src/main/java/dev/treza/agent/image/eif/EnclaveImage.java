package dev.treza.agent.image.eif;

import dev.treza.fleet.Bytes;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// An enclave image for x86-64, as its file holds it.
///
/// @param memory bytes of memory it asks for by default
/// @param cpus processors it asks for by default
/// @param kernel a bzImage
/// @param commandLine the kernel's, printable ASCII
/// @param metadata what the image says of itself; not measured
/// @param ramdisks the boot ramdisk first, then those of the application
/// @param signature the content of the signature section; not measured but by PCR8
public record EnclaveImage(
    long memory,
    long cpus,
    Bytes kernel,
    String commandLine,
    Bytes metadata,
    List<Bytes> ramdisks,
    Optional<Bytes> signature) {
  private static final int MAX_RAMDISKS = EifFormat.MAX_SECTIONS - 4;
  private static final Pattern COMMAND_LINE = Pattern.compile("[ -~]{1,2048}");

  /// @throws IllegalArgumentException if no image can hold this
  public EnclaveImage {
    ramdisks = List.copyOf(ramdisks);
    if (memory < 0 || cpus < 0) {
      throw new IllegalArgumentException("memory and processors are not negative");
    }
    if (!validCommandLine(commandLine)) {
      throw new IllegalArgumentException("a command line is 1 to 2048 printable characters");
    }
    if (ramdisks.isEmpty() || ramdisks.size() > MAX_RAMDISKS) {
      throw new IllegalArgumentException("an image has 1 to " + MAX_RAMDISKS + " ramdisks");
    }
  }

  static boolean validCommandLine(String text) {
    return COMMAND_LINE.matcher(text).matches();
  }

  /// The same image with this signature.
  public EnclaveImage signedWith(ImageSignature signed) {
    return new EnclaveImage(
        memory, cpus, kernel, commandLine, metadata, ramdisks, Optional.of(signed.encode()));
  }
}
