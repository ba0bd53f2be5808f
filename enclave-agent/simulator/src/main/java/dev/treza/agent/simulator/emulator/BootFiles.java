package dev.treza.agent.simulator.emulator;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.attestation.PcrValue;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What is handed to QEMU, and its measurements. They are computed from these very files, read
/// again, and from nothing that the image's builder said.
///
/// @param ramdisks all of them, one after the other
/// @param firstRamdisk bytes of the first
record BootFiles(Path kernel, String commandLine, Path ramdisks, long firstRamdisk) {
  /// Lays out an image in `folder`.
  static BootFiles of(ImageFile image, Path folder) throws IOException {
    Path kernel = Files.write(folder.resolve("kernel"), image.kernel().toArray());
    Path ramdisks = folder.resolve("ramdisks");
    try (OutputStream out = Files.newOutputStream(ramdisks)) {
      for (Bytes ramdisk : image.ramdisks()) {
        out.write(ramdisk.toArray());
      }
    }
    long first = image.ramdisks().stream().findFirst().map(Bytes::length).orElse(0);
    return new BootFiles(kernel, image.commandLine(), ramdisks, first);
  }

  /// PCR0 (everything), PCR1 (kernel, command line, first ramdisk) and PCR2 (the other ramdisks),
  /// each SHA-384(0⁴⁸ ‖ SHA-384(content)).
  Measured measure() throws IOException {
    byte[] loaded = Files.readAllBytes(kernel);
    byte[] line = commandLine.getBytes(StandardCharsets.US_ASCII);
    byte[] disks = Files.readAllBytes(ramdisks);
    MessageDigest all = sha384();
    MessageDigest boot = sha384();
    MessageDigest application = sha384();
    all.update(loaded);
    all.update(line);
    all.update(disks);
    boot.update(loaded);
    boot.update(line);
    boot.update(disks, 0, (int) firstRamdisk);
    application.update(disks, (int) firstRamdisk, disks.length - (int) firstRamdisk);
    return new Measured(register(all), register(boot), register(application));
  }

  /// PCR0, PCR1 and PCR2.
  record Measured(PcrValue image, PcrValue boot, PcrValue application) {
    SortedMap<Integer, PcrValue> registers() {
      return new TreeMap<>(Map.of(0, image, 1, boot, 2, application));
    }
  }

  private static PcrValue register(MessageDigest content) {
    MessageDigest register = sha384();
    register.update(new byte[PcrValue.LENGTH]);
    return new PcrValue(Bytes.of(register.digest(content.digest())));
  }

  private static MessageDigest sha384() {
    try {
      return MessageDigest.getInstance("SHA-384");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java runtime has SHA-384", impossible);
    }
  }
}
