package dev.treza.agent.image.eif;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.attestation.PcrValue;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What Nitro will measure when it starts an image: each register is SHA-384(48 zero bytes ‖
/// SHA-384(content)).
///
/// | register | content |
/// | --- | --- |
/// | PCR0 | kernel ‖ command line ‖ all ramdisks |
/// | PCR1 | kernel ‖ command line ‖ first ramdisk |
/// | PCR2 | the other ramdisks |
/// | PCR8 | DER of the signing certificate; only of a signed image |
public final class ImageRegisters {
  private ImageRegisters() {}

  /// The registers of `image`. Refused (`IMG-SIGNATURE`) if it has a signature that is not right.
  public static Outcome<SortedMap<Integer, PcrValue>> of(EnclaveImage image) {
    SortedMap<Integer, PcrValue> registers = unsigned(image);
    return image
        .signature()
        .map(section ->
            ImageSignature.decode(section)
                .then(signature -> SignatureCheck.check(signature, pcr0(image)))
                .map(signature -> withCertificate(registers, signature)))
        .orElseGet(() -> Outcome.accepted(registers));
  }

  /// PCR0 alone, which is what a release signs.
  public static PcrValue pcr0(EnclaveImage image) {
    List<Bytes> everything = kernel(image);
    everything.addAll(image.ramdisks());
    return measure(everything);
  }

  private static SortedMap<Integer, PcrValue> unsigned(EnclaveImage image) {
    List<Bytes> boot = kernel(image);
    boot.add(image.ramdisks().getFirst());
    List<Bytes> application = image.ramdisks().subList(1, image.ramdisks().size());
    SortedMap<Integer, PcrValue> registers = new TreeMap<>();
    registers.put(0, pcr0(image));
    registers.put(1, measure(boot));
    registers.put(2, measure(application));
    return registers;
  }

  private static SortedMap<Integer, PcrValue> withCertificate(
      SortedMap<Integer, PcrValue> unsigned, ImageSignature signature) {
    SortedMap<Integer, PcrValue> registers = new TreeMap<>(unsigned);
    registers.put(8, measure(List.of(signature.certificate())));
    return registers;
  }

  private static List<Bytes> kernel(EnclaveImage image) {
    return new ArrayList<>(List.of(image.kernel(), Bytes.utf8(image.commandLine())));
  }

  private static PcrValue measure(List<Bytes> contents) {
    MessageDigest digest = sha384();
    contents.forEach(content -> digest.update(content.toArray()));
    return PcrValue.extendedWith(Bytes.of(digest.digest()));
  }

  private static MessageDigest sha384() {
    try {
      return MessageDigest.getInstance("SHA-384");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java runtime has SHA-384", impossible);
    }
  }
}
