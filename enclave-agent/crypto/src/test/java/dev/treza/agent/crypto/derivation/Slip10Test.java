package dev.treza.agent.crypto.derivation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treza.agent.crypto.Ed25519;
import dev.treza.agent.crypto.SecretBuffer;
import dev.treza.agent.crypto.SecretMemory;
import dev.treza.agent.crypto.Sha2;
import dev.treza.agent.crypto.Sodium;
import dev.treza.agent.crypto.TestSecrets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Slip10Test {
  private static final String SEED = "000102030405060708090a0b0c0d0e0f";

  private final SecretMemory memory = new SecretMemory();
  private final Slip10 slip10;
  private final Ed25519 ed25519;

  Slip10Test() throws Exception {
    Sodium sodium = Sodium.load();
    slip10 = new Slip10(new Sha2(sodium, memory), memory);
    ed25519 = new Ed25519(sodium, memory);
  }

  /// SLIP-10, test vector 1 for ed25519: path, chain code, private and public key.
  @ParameterizedTest
  @CsvSource({
    "m/0H/1H/2H,"
        + " 2e69929e00b5ab250f49c3fb1c12f252de4fed2c1db88387094a0f8c4c9ccd6c,"
        + " 92a5b23c0b8a99e37d07df3fb9966917f5d06e02ddbd909c7e184371463e9fc9,"
        + " ae98736566d30ed0e9d2f4486a64bc95740d89c7db33f52121f8ea8f76ff0fc1",
    "m/0H/1H/2H/2H,"
        + " 8f6d87f93d750e0efccda017d662a1b31a266e4a6f5993b15f5c1f07f74dd5cc,"
        + " 30d1dc7e5fc04c31219ab25a27ae00b50f6fd66622f6e9c913253d6511d1e662,"
        + " 8abae2d66361c879b900d204ad2cc4984fa2aa344dd7ddc46007329ac76c429c",
    "m/0H/1H/2H/2H/1000000000H,"
        + " 68789923a0cac2cd5a29172a475fe9e0fb14cd6adb5ad98a3fa70333e7afa230,"
        + " 8f94d394a8e8fd6b1bc2f3f49f5c47e385281d5c17e65324b0f62483e37e8793,"
        + " 3c24da049451555d51a7014a37337aa4e12d41e485abccfa46b47dfb2af54b7a"
  })
  void derivesThePublishedKeys(String path, String chainCode, String key, String publicKey)
      throws Exception {
    try (SecretBuffer seed = TestSecrets.ofHex(memory, SEED);
        ExtendedKey master = slip10.master(seed);
        ExtendedKey node = slip10.descendant(master, Paths.parse(path))) {
      assertThat(hex(TestSecrets.reveal(node.chainCode()))).isEqualTo(chainCode);
      assertThat(hex(TestSecrets.reveal(node.key()))).isEqualTo(key);
      assertThat(hex(ed25519.publicKey(node.key()))).isEqualTo(publicKey);
    }
  }

  /// SLIP-10, test vector 2 for ed25519, master node.
  @Test
  void derivesThePublishedMasterOfALongSeed() throws Exception {
    try (SecretBuffer seed =
            TestSecrets.ofHex(
                memory,
                "fffcf9f6f3f0edeae7e4e1dedbd8d5d2cfccc9c6c3c0bdbab7b4b1aeaba8a5a2"
                    + "9f9c999693908d8a8784817e7b7875726f6c696663605d5a5754514e4b484542");
        ExtendedKey master = slip10.master(seed)) {
      assertThat(hex(TestSecrets.reveal(master.key())))
          .isEqualTo("171cb88b1b3c1db25add599712e36245d75bc65a1a5c9e18d76f9f2b1eab4012");
      assertThat(hex(ed25519.publicKey(master.key())))
          .isEqualTo("8fe9693f8fa62a4305a140b9764c5ee01e455963744fe18204b4fb948249308a");
    }
  }

  @Test
  void refusesAChildThatIsNotHardened() throws Exception {
    try (SecretBuffer seed = TestSecrets.ofHex(memory, SEED);
        ExtendedKey master = slip10.master(seed)) {
      assertThatThrownBy(() -> slip10.child(master, 0))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static String hex(byte[] value) {
    return HexFormat.of().formatHex(value);
  }
}
