package dev.treza.agent.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.agent.crypto.scan.MemoryScan;
import dev.treza.agent.crypto.scan.Needle;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What comes out of envelopes is in the memory of this process in one place, then in none. The
/// envelopes are made by another process, since their maker has copies.
class EnvelopeMemoryTest {
  private static final int LENGTH = 32;
  private static final int USES = 200;

  private final SecretMemory memory = new SecretMemory();
  private final Needle content = Needle.of(LENGTH, Sender::contentAt);
  private final Needle contentKey = Needle.of(LENGTH, Sender::keyAt);

  private static Envelope sentTo(EnvelopeKey key) throws Exception {
    ChildJvm sender =
        ChildJvm.run(
            List.of(
                ChildJvm.java(),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                Sender.class.getName(),
                HexFormat.of().formatHex(key.modulus())));
    assertThat(sender.exit()).as(sender.output()).isZero();
    String[] parts = sender.output().strip().split(" ", 3);
    HexFormat hex = HexFormat.of();
    return new Envelope(hex.parseHex(parts[0]), hex.parseHex(parts[1]), hex.parseHex(parts[2]));
  }

  @Test
  void leavesNothingOfAContentOrItsKey() throws Exception {
    try (EnvelopeKey key = EnvelopeKey.generate(memory, new byte[32])) {
      Envelope envelope = sentTo(key);
      for (int i = 0; i < USES; i++) {
        envelope.openedBy(key).close();
      }
      collect();
      try (SecretBuffer open = envelope.openedBy(key)) {
        assertThat(open.size()).isEqualTo(LENGTH);
        assertThat(MemoryScan.ofSelf(content)).hasSize(1);
        assertThat(MemoryScan.ofSelf(contentKey)).isEmpty();
      }
      collect();
      assertThat(MemoryScan.ofSelf(content)).isEmpty();
      assertThat(MemoryScan.ofSelf(contentKey)).isEmpty();
    }
  }

  private static void collect() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
  }

  /// Makes one envelope for the modulus it is given and prints it.
  static final class Sender {
    private Sender() {}

    public static void main(String[] args) throws Exception {
      byte[] content = new byte[LENGTH];
      byte[] key = new byte[LENGTH];
      for (int i = 0; i < LENGTH; i++) {
        content[i] = (byte) contentAt(i);
        key[i] = (byte) keyAt(i);
      }
      Envelope envelope = Envelope.of(publicKey(args[0]), key, content, "AES/CBC/PKCS5Padding");
      HexFormat hex = HexFormat.of();
      System.out.println(
          String.join(
              " ",
              hex.formatHex(envelope.encryptedKey()),
              hex.formatHex(envelope.iv()),
              hex.formatHex(envelope.content())));
    }

    private static PublicKey publicKey(String modulus) throws GeneralSecurityException {
      return KeyFactory.getInstance("RSA")
          .generatePublic(
              new RSAPublicKeySpec(
                  new BigInteger(modulus, 16), BigInteger.valueOf(EnvelopeKey.EXPONENT)));
    }

    private static int contentAt(int index) {
      return (index * 167 + 43) ^ (index << 2);
    }

    private static int keyAt(int index) {
      return (index * 113 + 201) ^ (index << 4);
    }
  }
}
