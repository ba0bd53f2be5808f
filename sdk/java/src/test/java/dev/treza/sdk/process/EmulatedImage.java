package dev.treza.sdk.process;

import dev.treza.agent.image.ImageBuild;
import dev.treza.agent.image.ImageInputs;
import dev.treza.agent.image.OpenedImage;
import dev.treza.agent.image.TestSigner;
import dev.treza.agent.image.eif.ImageSigner;
import dev.treza.agent.image.eif.SigningCertificate;
import dev.treza.agent.image.layout.AgentArguments;
import dev.treza.fleet.attestation.ExpectedMeasurements;
import dev.treza.sdk.peer.Accept;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.zip.CRC32;

/// The agent's image as the builder makes it for emulation.
///
/// @param measurements what the builder wrote down
record EmulatedImage(EmulatorKit kit, Path file, ExpectedMeasurements measurements) {
  private static final int CHECKSUM = 544;
  private static final int HEADER = 548;

  static EmulatedImage build(EmulatorKit kit, AgentJars jars, Path folder) throws IOException {
    return build(kit, jars, folder, Optional.empty());
  }

  /// An image with a signature over its PCR0.
  static EmulatedImage signed(EmulatorKit kit, AgentJars jars, Path folder)
      throws IOException, GeneralSecurityException {
    X509Certificate certificate =
        Accept.accepted(SigningCertificate.parse(TestSigner.file("signer.pem")));
    return build(kit, jars, folder, Optional.of(new ImageSigner(TestSigner.key(), certificate)));
  }

  private static EmulatedImage build(
      EmulatorKit kit, AgentJars jars, Path folder, Optional<ImageSigner> signer)
      throws IOException {
    OpenedImage image =
        Accept.accepted(
            ImageBuild.run(
                new ImageInputs(
                    kit.kernel(),
                    kit.commandLine(),
                    kit.modules(),
                    jars.folder(),
                    Path.of("/lib/x86_64-linux-gnu"),
                    AgentArguments.EMULATED,
                    ImageInputs.Size.DEFAULT,
                    ImageInputs.Label.DEFAULT),
                signer,
                _ -> {}));
    return new EmulatedImage(
        kit,
        Files.write(folder.resolve("agent.eif"), image.file().toArray()),
        ExpectedMeasurements.of(image.measurements()));
  }

  /// The same image after somebody changed one letter of a file in it, and said so nowhere.
  EmulatedImage tampered() throws IOException {
    byte[] content = Files.readAllBytes(file);
    byte[] hosts = "127.0.0.1 localhost\n".getBytes(StandardCharsets.US_ASCII);
    content[indexOf(content, hosts) + hosts.length - 2] = 'T';
    CRC32 crc = new CRC32();
    crc.update(content, 0, CHECKSUM);
    crc.update(content, HEADER, content.length - HEADER);
    ByteBuffer.wrap(content).putInt(CHECKSUM, (int) crc.getValue());
    return new EmulatedImage(
        kit, Files.write(file.resolveSibling("tampered.eif"), content), measurements);
  }

  private static int indexOf(byte[] content, byte[] wanted) {
    for (int i = 0; i + wanted.length <= content.length; i++) {
      int length = 0;
      while (length < wanted.length && content[i + length] == wanted[length]) {
        length++;
      }
      if (length == wanted.length) {
        return i;
      }
    }
    throw new AssertionError("the image holds no such text");
  }
}
