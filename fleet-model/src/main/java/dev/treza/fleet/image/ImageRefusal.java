package dev.treza.fleet.image;

import dev.treza.fleet.RefusalId;

/// Why an enclave image file (EIF) is refused.
public enum ImageRefusal implements RefusalId {
  SIZE(
      "IMG-SIZE",
      "The file is smaller or larger than any enclave image this program reads.",
      "Check that the file is an enclave image and was copied whole."),
  FORMAT(
      "IMG-FORMAT",
      "The file is not an enclave image of version 4 for x86-64, or not in the one form this program writes.",
      "Build the image with this program; do not change it afterwards."),
  CRC(
      "IMG-CRC",
      "The checksum in the image is not that of its content: it was damaged on its way.",
      "Copy the image again."),
  SECTION(
      "IMG-SECTION",
      "A section of the image is unknown, missing, cut off, out of order or there too often.",
      "Build the image again from its release."),
  METADATA(
      "IMG-METADATA",
      "The image does not say what it is in the form release tools read.",
      "Build the image again from its release."),
  SIGNATURE(
      "IMG-SIGNATURE",
      "The image's signature is malformed, or was not made by its certificate's key over this image.",
      "Do not start the image; fetch it again from its release."),
  RAMDISK(
      "IMG-RAMDISK",
      "A ramdisk is not an uncompressed cpio archive in the one form this program writes.",
      "Build the image again from its release."),
  CONTENT(
      "IMG-CONTENT",
      "The image holds a file that is not on its list, or lacks or alters one that is.",
      "Do not start the image; build it again from its release."),
  CODE(
      "IMG-CODE",
      "A program in the image knows of the simulator or of tests, or is not the one its place names.",
      "Do not start the image; build it again from a clean source tree."),
  PARTS(
      "IMG-PARTS",
      "The parts named do not make an agent's image.",
      "Name a kernel, its uncompressed modules if it has any, and the folder with the agent's jars as the build lays them out; run on a JDK."),
  KEY(
      "IMG-KEY",
      "The key that should sign the image cannot be used.",
      "Name a key on P-384 in PKCS#8 PEM and the certificate that belongs to it."),
  MEASUREMENTS(
      "IMG-MEASUREMENTS",
      "The image does not measure what its release says.",
      "Do not start the image; compare it with the release it should be.");

  private final String id;
  private final String sentence;
  private final String nextStep;

  ImageRefusal(String id, String sentence, String nextStep) {
    this.id = id;
    this.sentence = sentence;
    this.nextStep = nextStep;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String sentence() {
    return sentence;
  }

  @Override
  public String nextStep() {
    return nextStep;
  }
}
