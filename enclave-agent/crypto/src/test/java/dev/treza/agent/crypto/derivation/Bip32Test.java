package dev.treza.agent.crypto.derivation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treza.agent.crypto.Json;
import dev.treza.agent.crypto.Secp256k1;
import dev.treza.agent.crypto.SecretBuffer;
import dev.treza.agent.crypto.SecretMemory;
import dev.treza.agent.crypto.Sha2;
import dev.treza.agent.crypto.Sodium;
import dev.treza.agent.crypto.TestSecrets;
import dev.treza.agent.crypto.Vectors;
import java.math.BigInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class Bip32Test {
  private final SecretMemory memory = new SecretMemory();
  private final Secp256k1 curve;
  private final Bip32 bip32;

  Bip32Test() throws Exception {
    curve = Secp256k1.open(memory);
    bip32 = new Bip32(new Sha2(Sodium.load(), memory), curve, memory);
  }

  @AfterEach
  void close() {
    curve.close();
  }

  /// Vectors 3 and 4 have leading zeros, which some implementations lost.
  @Test
  void derivesThePublishedKeys() throws Exception {
    int checked = 0;
    for (Json vector : Vectors.read("bip32/vectors.json").list()) {
      if (!vector.get("vector").text().equals("5")) {
        for (Json chain : vector.get("chains").list()) {
          check(vector.get("seed").text(), chain.get("path").text(), chain.get("xprv").text());
          checked++;
        }
      }
    }
    assertThat(checked).isGreaterThan(15);
  }

  @Test
  void derivesTheRootOfEveryPublishedMnemonic() throws Exception {
    for (Json vector : Vectors.read("bip39/vectors.json").get("english").list()) {
      check(vector.list().get(2).text(), "m", vector.list().get(3).text());
    }
  }

  @Test
  void refusesAPathOfNothing() throws Exception {
    try (SecretBuffer seed = memory.allocate(16);
        ExtendedKey master = bip32.master(seed)) {
      assertThatThrownBy(() -> bip32.descendant(master))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void closesEveryNodeOnTheWay() throws Exception {
    try (SecretBuffer seed = memory.allocate(16);
        ExtendedKey master = bip32.master(seed)) {
      bip32.descendant(master, 1, 2, 3).close();
    }
    System.gc();
    assertThat(memory.leaked()).isZero();
  }

  private void check(String seedHex, String path, String xprv) throws Exception {
    int[] numbers = Paths.parse(path);
    try (SecretBuffer seed = TestSecrets.ofHex(memory, seedHex);
        ExtendedKey master = bip32.master(seed)) {
      if (numbers.length == 0) {
        check(master, xprv);
      } else {
        try (ExtendedKey node = bip32.descendant(master, numbers)) {
          check(node, xprv);
        }
      }
    }
  }

  private static void check(ExtendedKey node, String xprv) {
    ExtendedKeyText expected = ExtendedKeyText.of(xprv);
    assertThat(new BigInteger(1, TestSecrets.reveal(node.key())))
        .as(xprv)
        .isEqualTo(expected.key());
    assertThat(new BigInteger(1, TestSecrets.reveal(node.chainCode())))
        .as(xprv)
        .isEqualTo(expected.chainCode());
  }
}
