package dev.treza.agent.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class X25519Test {
  private final SecretMemory memory = new SecretMemory();
  private final X25519 x25519;

  X25519Test() throws Exception {
    x25519 = new X25519(Sodium.load(), memory);
  }

  @Test
  void agreesAsWycheproofSays() throws Exception {
    int checked = 0;
    for (Json group : Vectors.read("wycheproof/x25519_test.json").get("testGroups").list()) {
      for (Json test : group.get("tests").list()) {
        byte[] expected = test.get("shared").hex();
        boolean zero = Arrays.equals(expected, new byte[32]);
        try (SecretBuffer secret = TestSecrets.of(memory, test.get("private").hex());
            SecretBuffer shared = memory.allocate(32)) {
          boolean agreed = x25519.agree(shared, secret, test.get("public").hex());
          assertThat(agreed).as("%s", test).isEqualTo(!zero);
          if (agreed) {
            assertThat(TestSecrets.reveal(shared)).as("%s", test).isEqualTo(expected);
          }
          checked++;
        }
      }
    }
    assertThat(checked).isGreaterThan(500);
  }

  @Test
  void makesKeysThatTwoSidesAgreeWith() throws Exception {
    try (SecretBuffer one = x25519.newSecretKey();
        SecretBuffer other = x25519.newSecretKey();
        SecretBuffer here = memory.allocate(32);
        SecretBuffer there = memory.allocate(32)) {
      assertThat(x25519.agree(here, one, x25519.publicKey(other))).isTrue();
      assertThat(x25519.agree(there, other, x25519.publicKey(one))).isTrue();
      assertThat(TestSecrets.reveal(here)).isEqualTo(TestSecrets.reveal(there));
    }
  }

  @Test
  void refusesAPublicKeyOfAnotherLength() throws Exception {
    try (SecretBuffer secret = x25519.newSecretKey();
        SecretBuffer shared = memory.allocate(32)) {
      assertThatThrownBy(() -> x25519.agree(shared, secret, new byte[31]))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
