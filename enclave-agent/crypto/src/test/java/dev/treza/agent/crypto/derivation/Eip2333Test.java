package dev.treza.agent.crypto.derivation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.agent.crypto.Bls12381;
import dev.treza.agent.crypto.SecretBuffer;
import dev.treza.agent.crypto.SecretMemory;
import dev.treza.agent.crypto.TestSecrets;
import java.math.BigInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Eip2333Test {
  private final SecretMemory memory = new SecretMemory();
  private final Eip2333 eip2333;

  Eip2333Test() throws Exception {
    eip2333 = new Eip2333(Bls12381.open(memory));
  }

  /// EIP-2333, test cases 0 to 3: seed, master key, child index, child key.
  @ParameterizedTest
  @CsvSource({
    "c55257c360c07c72029aebc1b53c05ed0362ada38ead3e3e9efa3708e53495531f09a6987599d18264c1e1c92f2cf141"
        + "630c7a3c4ab7c81b2f001698e7463b04,"
        + " 6083874454709270928345386274498605044986640685124978867557563392430687146096, 0,"
        + " 20397789859736650942317412262472558107875392172444076792671091975210932703118",
    "3141592653589793238462643383279502884197169399375105820974944592,"
        + " 29757020647961307431480504535336562678282505419141012933316116377660817309383, 3141592653,"
        + " 25457201688850691947727629385191704516744796114925897962676248250929345014287",
    "0099ff991111002299dd7744ee3355bbdd8844115566cc55663355668888cc00,"
        + " 27580842291869792442942448775674722299803720648445448686099262467207037398656, 4294967295,"
        + " 29358610794459428860402234341874281240803786294062035874021252734817515685787",
    "d4e56740f876aef8c010b86a40d5f56745a118d0906a34e69aec8c0db1cb8fa3,"
        + " 19022158461524446591288038168518313374041767046816487870552872741050760015818, 42,"
        + " 31372231650479070279774297061823572166496564838472787488249775572789064611981"
  })
  void derivesThePublishedKeys(String seedHex, BigInteger master, long index, BigInteger child)
      throws Exception {
    try (SecretBuffer seed = TestSecrets.ofHex(memory, seedHex);
        SecretBuffer root = eip2333.key(seed);
        SecretBuffer derived = eip2333.key(seed, (int) index)) {
      assertThat(new BigInteger(1, TestSecrets.reveal(root))).isEqualTo(master);
      assertThat(new BigInteger(1, TestSecrets.reveal(derived))).isEqualTo(child);
    }
  }
}
