package dev.treza.agent.crypto.derivation;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.agent.crypto.Bls12381;
import dev.treza.agent.crypto.Ed25519;
import dev.treza.agent.crypto.Secp256k1;
import dev.treza.agent.crypto.SecretBuffer;
import dev.treza.agent.crypto.SecretMemory;
import dev.treza.agent.crypto.SecretSource;
import dev.treza.agent.crypto.Sha2;
import dev.treza.agent.crypto.Sodium;
import dev.treza.agent.crypto.TestSecrets;
import dev.treza.agent.crypto.hpke.Hpke;
import dev.treza.agent.crypto.scan.MemoryScan;
import dev.treza.agent.crypto.scan.Needle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// No derivation and no transport leaves a readable copy of a secret in the memory of this process.
class NoKeyLeftTest {
  private static final int USES = 50;
  private static final int SHOWN = 24;

  private final SecretMemory memory = new SecretMemory();
  private final Bip39 bip39;
  private final KeyTrees trees;
  private final SecretSource source;
  private final Hpke hpke;

  NoKeyLeftTest() throws Exception {
    Sodium sodium = Sodium.load();
    Sha2 sha2 = new Sha2(sodium, memory);
    Secp256k1 secp256k1 = Secp256k1.open(memory);
    bip39 = new Bip39(sha2, memory);
    trees =
        new KeyTrees(sha2, secp256k1, new Ed25519(sodium, memory), Bls12381.open(memory), memory);
    source = new SecretSource(memory, secp256k1);
    hpke = new Hpke(sodium, memory);
  }

  @ParameterizedTest
  @EnumSource
  void leavesNothingOfWhatLiesBetweenEntropyAndAKey(KeyTree tree) throws Exception {
    int[] path = {Bip32.HARDENED, Bip32.HARDENED | 1};
    List<Needle> needles = new ArrayList<>();
    try (SecretBuffer entropy = source.dataKey(new byte[32])) {
      needles.add(TestSecrets.needle(entropy));
      for (int i = 0; i < USES; i++) {
        try (SecretBuffer words = bip39.toWords(entropy);
            SecretBuffer seed = bip39.toSeed(words, Optional.empty());
            SecretBuffer key = trees.key(tree, seed, path)) {
          trees.publicKey(tree, key);
          if (i == 0) {
            needles.add(part(words));
            needles.add(part(seed));
            needles.add(TestSecrets.needle(key));
          }
        }
      }
      assertThat(MemoryScan.ofSelf(needles.getFirst())).hasSize(1);
    }
    collect();
    for (Needle needle : needles) {
      assertThat(MemoryScan.ofSelf(needle)).isEmpty();
    }
  }

  @Test
  void leavesNothingOfAKeyThatWasSentAndReceived() throws Exception {
    Needle secretNeedle;
    Needle transportNeedle;
    try (SecretBuffer transport = hpke.newSecretKey();
        SecretBuffer secret = source.dataKey(new byte[32])) {
      secretNeedle = TestSecrets.needle(secret);
      transportNeedle = TestSecrets.needle(transport);
      byte[] recipient = hpke.publicKey(transport);
      for (int i = 0; i < USES; i++) {
        byte[] sealed = hpke.seal(recipient, new byte[0], new byte[0], secret);
        hpke.open(transport, sealed, new byte[0], new byte[0]).close();
      }
    }
    collect();
    assertThat(MemoryScan.ofSelf(secretNeedle)).isEmpty();
    assertThat(MemoryScan.ofSelf(transportNeedle)).isEmpty();
  }

  /// Enough of a long secret to know it again.
  private static Needle part(SecretBuffer secret) {
    return Needle.of(SHOWN, i -> secret.segment().get(JAVA_BYTE, i));
  }

  private static void collect() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
  }
}
