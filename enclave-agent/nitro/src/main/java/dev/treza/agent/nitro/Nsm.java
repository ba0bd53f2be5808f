package dev.treza.agent.nitro;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/// The security module of this enclave, `/dev/nsm`. May be shared by threads; takes them one by
/// one.
public final class Nsm implements SecurityModule {
  private static final String DEVICE = "/dev/nsm";

  private final NsmTransport transport;

  Nsm(NsmTransport transport) {
    this.transport = transport;
  }

  /// Opens the device.
  ///
  /// @throws SystemCallException if there is none: this is no enclave
  public static Nsm open() throws SystemCallException {
    return new Nsm(NsmDevice.open(DEVICE));
  }

  @Override
  public ModuleDescription describe() throws IOException {
    NsmReply reply =
        NsmReply.fields(
            transport.exchange(NsmRequest.describeNsm()),
            "DescribeNSM",
            Set.of(
                "module_id",
                "digest",
                "max_pcrs",
                "locked_pcrs",
                "version_major",
                "version_minor",
                "version_patch"));
    String version =
        reply.unsigned("version_major")
            + "."
            + reply.unsigned("version_minor")
            + "."
            + reply.unsigned("version_patch");
    return new ModuleDescription(
        reply.text("module_id"),
        reply.text("digest"),
        reply.unsigned("max_pcrs"),
        reply.numbers("locked_pcrs"),
        version);
  }

  @Override
  public Pcr describePcr(int index) throws IOException {
    requireRange("index", index, 0, PCRS - 1);
    NsmReply reply =
        NsmReply.fields(
            transport.exchange(NsmRequest.describePcr(index)),
            "DescribePCR",
            Set.of("data", "lock"));
    return new Pcr(digest(reply), reply.flag("lock"));
  }

  @Override
  public byte[] extendPcr(int index, byte[] data) throws IOException {
    requireRange("index", index, 0, PCRS - 1);
    byte[] answer = transport.exchange(NsmRequest.extendPcr(index, data));
    return digest(NsmReply.fields(answer, "ExtendPCR", Set.of("data")));
  }

  @Override
  public void lockPcr(int index) throws IOException {
    requireRange("index", index, 0, PCRS - 1);
    NsmReply.acknowledged(transport.exchange(NsmRequest.lockPcr(index)), "LockPCR");
  }

  @Override
  public void lockPcrs(int range) throws IOException {
    requireRange("range", range, 1, PCRS);
    NsmReply.acknowledged(transport.exchange(NsmRequest.lockPcrs(range)), "LockPCRs");
  }

  @Override
  public byte[] random() throws IOException {
    byte[] answer = transport.exchange(NsmRequest.getRandom());
    return NsmReply.fields(answer, "GetRandom", Set.of("random")).octets("random");
  }

  @Override
  public byte[] attest(
      Optional<byte[]> userData, Optional<byte[]> nonce, Optional<byte[]> publicKey)
      throws IOException {
    userData.ifPresent(u -> requireRange("length of user data", u.length, 0, MAX_USER_DATA));
    nonce.ifPresent(n -> requireRange("length of nonce", n.length, 0, MAX_NONCE));
    publicKey.ifPresent(k -> requireRange("length of public key", k.length, 1, MAX_PUBLIC_KEY));
    byte[] answer = transport.exchange(NsmRequest.attestation(userData, nonce, publicKey));
    return NsmReply.fields(answer, "Attestation", Set.of("document")).octets("document");
  }

  @Override
  public void close() throws IOException {
    transport.close();
  }

  private static byte[] digest(NsmReply reply) throws MalformedReplyException {
    byte[] data = reply.octets("data");
    if (data.length != Pcr.LENGTH) {
      throw new MalformedReplyException("a register of " + data.length + " bytes");
    }
    return data;
  }

  private static void requireRange(String what, int value, int from, int to) {
    if (value < from || value > to) {
      throw new IllegalArgumentException(what + " " + value + " is not " + from + " to " + to);
    }
  }
}
