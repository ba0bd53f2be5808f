package dev.treza.keyimport.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Blockchain;
import dev.treza.fleet.NetworkMode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Whatever comes in: a key of its curve or a refusal by id, and nothing is left unclosed.
class KeyReaderFuzzTest {
  private static final int ROUNDS = Boolean.getBoolean("treza.full") ? 1_000_000 : 5_000;
  private static final long SEED = Long.getLong("treza.seed", new Random().nextLong());
  private static final List<String> SEEDS =
      List.of(
          "0x0c28fca386c7a227600b2fe50b7cae11ec86d3bf1fbe471be89827e19d72aa1d",
          "KwdMAjGmerYanjeui5SHS7JkmpZvVipYvB2LJGU1ZxJwYvP98617",
          "5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ",
          "xprv9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2nW2nRk4stbPy6cq3jPPqjiChkVvvNKmPGJxWUtg6LnF5kejMRNNU3TGtRBeJgk33yuGBxrMPHi",
          "[157,97,177,157,239,253,90,96,186,132,74,244,146,236,44,196,68,73,197,105,123,50,105,25,112,"
              + "59,172,3,28,174,127,96,215,90,152,1,130,177,10,183,213,75,254,211,201,100,7,58,14,225,"
              + "114,243,218,166,35,37,175,2,26,104,247,7,81,26]",
          "{\"crypto\":{\"cipher\":\"aes-128-ctr\",\"cipherparams\":{\"iv\":\"6087dab2f9fdbbfaddc31a909735c1e6\"},"
              + "\"ciphertext\":\"5318b4d5bcd28de64ee5559e671353e16f075ecae9f99c7a79a38af5f869aa46\","
              + "\"kdf\":\"pbkdf2\",\"kdfparams\":{\"c\":2,\"dklen\":32,\"prf\":\"hmac-sha256\",\"salt\":\"ae3c\"},"
              + "\"mac\":\"517ead924a9d0dc3124507e3393d175ce3ff7c1e96529c6c555ce9e51205e9b2\"},"
              + "\"id\":\"x\",\"version\":3}",
          "{\"crypto\":{\"kdf\":{\"function\":\"pbkdf2\",\"params\":{\"dklen\":32,\"c\":2,\"prf\":\"hmac-sha256\","
              + "\"salt\":\"ae3c\"},\"message\":\"\"},\"checksum\":{\"function\":\"sha256\",\"params\":{},"
              + "\"message\":\"8a9f5d9912ed7e75ea794bc5a89bca5f193721d30868ade6f73043c6ea6febf1\"},"
              + "\"cipher\":{\"function\":\"aes-128-ctr\",\"params\":{\"iv\":\"264daa3f303d7259501c93d997d84fe6\"},"
              + "\"message\":\"cee03fde2af33149775b7223e7845e4fb2c8ae1792e5f99fe9ecf474cc8c16ad\"}},"
              + "\"description\":\"x\",\"pubkey\":\"\",\"path\":\"\",\"uuid\":\"x\",\"version\":4}",
          "zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo wrong");

  private static final List<Blockchain> BLOCKCHAINS = List.of(Blockchain.values());

  @Test
  void readsOrRefusesWhateverItIsGiven() throws Exception {
    Reading reading = new Reading();
    Random random = new Random(SEED);
    for (int round = 0; round < ROUNDS; round++) {
      byte[] input = mutated(SEEDS.get(random.nextInt(SEEDS.size())), random);
      Blockchain blockchain = BLOCKCHAINS.get(random.nextInt(BLOCKCHAINS.size()));
      KeyWish wish = new KeyWish(blockchain, NetworkMode.MAINNET, Optional.empty());
      Optional<String> passphrase = random.nextInt(3) == 0 ? Optional.of("x") : Optional.empty();
      assertThat(reading.of(input, wish, passphrase))
          .as("-Dtreza.seed=%d, round %d", SEED, round)
          .matches("[0-9a-f]{64}|IMP-[A-Z-]+");
    }
    System.gc();
    assertThat(reading.tools().memory().leaked()).isZero();
  }

  private static byte[] mutated(String valid, Random random) {
    byte[] bytes = valid.getBytes(StandardCharsets.US_ASCII);
    return switch (random.nextInt(4)) {
      case 0 -> Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length));
      case 1 ->
          (valid + valid.substring(random.nextInt(valid.length())))
              .getBytes(StandardCharsets.US_ASCII);
      case 2 -> {
        byte[] any = new byte[1 + random.nextInt(100)];
        random.nextBytes(any);
        yield any;
      }
      default -> {
        for (int i = random.nextInt(3); i >= 0; i--) {
          bytes[random.nextInt(bytes.length)] =
              (byte)
                  (random.nextBoolean()
                      ? random.nextInt()
                      : "0123456789abcdef[]{},:\" x".charAt(random.nextInt(25)));
        }
        yield bytes;
      }
    };
  }
}
