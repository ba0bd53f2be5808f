package dev.treza.agent.nitro;

import java.util.Optional;

/// The requests of the Nitro NSM API as bytes: without fields a text string, else a map of one
/// entry from the name to the fields.
final class NsmRequest {
  private NsmRequest() {}

  static byte[] describeNsm() {
    return new CborWriter().text("DescribeNSM").bytes();
  }

  static byte[] describePcr(int index) {
    return named("DescribePCR", 1).text("index").unsigned(index).bytes();
  }

  static byte[] extendPcr(int index, byte[] data) {
    return named("ExtendPCR", 2).text("index").unsigned(index).text("data").octets(data).bytes();
  }

  static byte[] lockPcr(int index) {
    return named("LockPCR", 1).text("index").unsigned(index).bytes();
  }

  static byte[] lockPcrs(int range) {
    return named("LockPCRs", 1).text("range").unsigned(range).bytes();
  }

  static byte[] getRandom() {
    return new CborWriter().text("GetRandom").bytes();
  }

  static byte[] attestation(
      Optional<byte[]> userData, Optional<byte[]> nonce, Optional<byte[]> publicKey) {
    return named("Attestation", 3)
        .text("user_data")
        .octets(userData)
        .text("nonce")
        .octets(nonce)
        .text("public_key")
        .octets(publicKey)
        .bytes();
  }

  private static CborWriter named(String name, int fields) {
    return new CborWriter().map(1).text(name).map(fields);
  }
}
