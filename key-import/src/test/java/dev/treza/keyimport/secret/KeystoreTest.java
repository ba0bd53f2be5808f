package dev.treza.keyimport.secret;

import static dev.treza.keyimport.secret.Reading.wish;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Blockchain;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// EIP-2335's own two keystores, and the two of the Web3 Secret Storage definition.
class KeystoreTest {
  private static final String VALIDATOR_PASSWORD = "𝔱𝔢𝔰𝔱𝔭𝔞𝔰𝔰𝔴𝔬𝔯𝔡🔑";
  private static final String VALIDATOR_KEY =
      "000000000019d6689c085ae165831e934ff763ae46a2a6c172b3f1b60a8ce26f";
  private static final String ACCOUNT_KEY =
      "7a28b5ba57c53603b0b07b56bba752f7784bf506fa95edc395f5cf6c7514fe9d";

  private static final String VALIDATOR_SCRYPT =
      """
      {"crypto": {
         "kdf": {"function": "scrypt",
           "params": {"dklen": 32, "n": 262144, "p": 1, "r": 8,
             "salt": "d4e56740f876aef8c010b86a40d5f56745a118d0906a34e69aec8c0db1cb8fa3"},
           "message": ""},
         "checksum": {"function": "sha256", "params": {},
           "message": "d2217fe5f3e9a1e34581ef8a78f7c9928e436d36dacc5e846690a5581e8ea484"},
         "cipher": {"function": "aes-128-ctr",
           "params": {"iv": "264daa3f303d7259501c93d997d84fe6"},
           "message": "06ae90d55fe0a6e9c5c3bc5b170827b2e5cce3929ed3f116c2811e6366dfe20f"}},
       "description": "This is a test keystore that uses scrypt to secure the secret.",
       "pubkey": "9612d7a727c9d0a22e185a1c768478dfe919cada9266988cb32359c11f2b7b27f4ae4040902382ae2910c15e2b420d07",
       "path": "m/12381/60/3141592653/589793238",
       "uuid": "1d85ae20-35c5-4611-98e8-aa14a633906f",
       "version": 4}
      """;

  private static final String VALIDATOR_PBKDF2 =
      """
      {"crypto": {
         "kdf": {"function": "pbkdf2",
           "params": {"dklen": 32, "c": 262144, "prf": "hmac-sha256",
             "salt": "d4e56740f876aef8c010b86a40d5f56745a118d0906a34e69aec8c0db1cb8fa3"},
           "message": ""},
         "checksum": {"function": "sha256", "params": {},
           "message": "8a9f5d9912ed7e75ea794bc5a89bca5f193721d30868ade6f73043c6ea6febf1"},
         "cipher": {"function": "aes-128-ctr",
           "params": {"iv": "264daa3f303d7259501c93d997d84fe6"},
           "message": "cee03fde2af33149775b7223e7845e4fb2c8ae1792e5f99fe9ecf474cc8c16ad"}},
       "path": "", "uuid": "64625def-3331-4eea-ab6f-782f3ed16a83", "version": 4}
      """;

  private static final String ACCOUNT_PBKDF2 =
      """
      {"crypto": {"cipher": "aes-128-ctr",
         "cipherparams": {"iv": "6087dab2f9fdbbfaddc31a909735c1e6"},
         "ciphertext": "5318b4d5bcd28de64ee5559e671353e16f075ecae9f99c7a79a38af5f869aa46",
         "kdf": "pbkdf2",
         "kdfparams": {"c": 262144, "dklen": 32, "prf": "hmac-sha256",
           "salt": "ae3cd4e7013836a3df6bd7241b12db061dbe2c6785853cce422d148a624ce0bd"},
         "mac": "517ead924a9d0dc3124507e3393d175ce3ff7c1e96529c6c555ce9e51205e9b2"},
       "id": "3198bc9c-6672-5ab3-d995-4942343ae5b6", "version": 3}
      """;

  private static final String ACCOUNT_SCRYPT =
      """
      {"crypto": {"cipher": "aes-128-ctr",
         "cipherparams": {"iv": "83dbcc02d8ccb40e466191a123791e0e"},
         "ciphertext": "d172bf743a674da9cdad04534d56926ef8358534d458fffccd4e6ad2fbde479c",
         "kdf": "scrypt",
         "kdfparams": {"dklen": 32, "n": 262144, "r": 1, "p": 8,
           "salt": "ab0c7876052600dd703518d6fc3fe8984592145b591fc8fb5c6d43190334ba19"},
         "mac": "2103ac29920d71da29f15d75b4a16dbe95cfd7ff8faea1056c33131d846e3097"},
       "id": "3198bc9c-6672-5ab3-d995-4942343ae5b6", "version": 3}
      """;

  private final Reading reading;

  KeystoreTest() throws Exception {
    reading = new Reading();
  }

  @ParameterizedTest
  @ValueSource(strings = {VALIDATOR_SCRYPT, VALIDATOR_PBKDF2})
  void opensThePublishedKeystoresOfValidators(String text) throws Exception {
    assertThat(reading.of(text, wish(Blockchain.ETHEREUM2), VALIDATOR_PASSWORD))
        .isEqualTo(VALIDATOR_KEY);
  }

  @Test
  void leavesControlCharactersOutOfAValidatorsPassphrase() throws Exception {
    assertThat(
            reading.of(
                VALIDATOR_PBKDF2,
                wish(Blockchain.ETHEREUM2),
                "\u0001" + VALIDATOR_PASSWORD + "\u007f\u0085\u009f\t"))
        .isEqualTo(VALIDATOR_KEY);
  }

  @ParameterizedTest
  @ValueSource(strings = {ACCOUNT_SCRYPT, ACCOUNT_PBKDF2})
  void opensThePublishedKeystoresOfAccounts(String text) throws Exception {
    assertThat(reading.of(text, wish(Blockchain.ETHEREUM), "testpassword")).isEqualTo(ACCOUNT_KEY);
  }

  @Test
  void takesTheAddressInEveryForm() throws Exception {
    String address = "008AeEda4D805471dF9b2A5B0f38A0C3bCBA786b";
    for (String form : new String[] {address, "0x" + address, address.toLowerCase(Locale.ROOT)}) {
      assertThat(
              reading.of(
                  with(ACCOUNT_PBKDF2, "\"version\"", "\"address\": \"" + form + "\", \"version\""),
                  wish(Blockchain.ETHEREUM),
                  "testpassword"))
          .isEqualTo(ACCOUNT_KEY);
    }
  }

  @Test
  void refusesAWrongPassphrase() throws Exception {
    assertThat(reading.of(ACCOUNT_PBKDF2, wish(Blockchain.ETHEREUM), "Testpassword"))
        .isEqualTo("IMP-PASSWORD");
    assertThat(reading.of(VALIDATOR_PBKDF2, wish(Blockchain.ETHEREUM2), "testpassword"))
        .isEqualTo("IMP-PASSWORD");
    assertThat(reading.of(VALIDATOR_PBKDF2, wish(Blockchain.ETHEREUM2), "\u0001"))
        .isEqualTo("IMP-PASSWORD");
  }

  @Test
  void refusesAMissingPassphraseAndAPath() throws Exception {
    assertThat(reading.of(ACCOUNT_PBKDF2, wish(Blockchain.ETHEREUM))).isEqualTo("IMP-PASSPHRASE");
    assertThat(reading.of(ACCOUNT_PBKDF2, wish(Blockchain.ETHEREUM, "m/44'/60'/0'/0/0"), "x"))
        .isEqualTo("IMP-PATH");
  }

  @Test
  void refusesAChangedCipherText() throws Exception {
    assertThat(
            reading.of(
                with(ACCOUNT_PBKDF2, "5318b4d5", "5318b4d4"),
                wish(Blockchain.ETHEREUM),
                "testpassword"))
        .isEqualTo("IMP-PASSWORD");
    assertThat(
            reading.of(
                with(VALIDATOR_PBKDF2, "cee03fde", "cee03fdf"),
                wish(Blockchain.ETHEREUM2),
                VALIDATOR_PASSWORD))
        .isEqualTo("IMP-PASSWORD");
  }

  /// The initialisation vector is under no checksum: only the public key tells.
  @Test
  void refusesAKeyThatIsNotTheOneNamed() throws Exception {
    assertThat(
            reading.of(
                with(VALIDATOR_SCRYPT, "264daa3f", "264daa3e"),
                wish(Blockchain.ETHEREUM2),
                VALIDATOR_PASSWORD))
        .isIn("IMP-PUBLIC-KEY", "IMP-RANGE");
    assertThat(
            reading.of(
                with(
                    ACCOUNT_PBKDF2,
                    "\"version\"",
                    "\"address\": \"008aeeda4d805471df9b2a5b0f38a0c3bcba786c\", \"version\""),
                wish(Blockchain.ETHEREUM),
                "testpassword"))
        .isEqualTo("IMP-PUBLIC-KEY");
  }

  @Test
  void refusesAKeystoreOfAnotherChain() throws Exception {
    assertThat(reading.of(ACCOUNT_PBKDF2, wish(Blockchain.ETHEREUM2), "x")).isEqualTo("IMP-CHAIN");
    assertThat(reading.of(ACCOUNT_PBKDF2, wish(Blockchain.BITCOIN), "x")).isEqualTo("IMP-CHAIN");
    assertThat(reading.of(VALIDATOR_PBKDF2, wish(Blockchain.ETHEREUM), "x")).isEqualTo("IMP-CHAIN");
  }

  @ParameterizedTest
  @CsvSource({
    "\"c\": 262144, \"c\": 0, IMP-KEYSTORE",
    "\"c\": 262144, \"c\": 10000001, IMP-KDF",
    "\"c\": 262144, \"c\": 1.5, IMP-KEYSTORE",
    "\"c\": 262144, \"c\": \"262144\", IMP-KEYSTORE",
    "\"dklen\": 32, \"dklen\": 31, IMP-KDF",
    "\"dklen\": 32, \"dklen\": 64, IMP-KDF",
    "hmac-sha256, hmac-sha512, IMP-KEYSTORE",
    "\"kdf\": \"pbkdf2\", \"kdf\": \"argon2\", IMP-KDF",
    "aes-128-ctr, aes-128-cbc, IMP-KEYSTORE",
    "6087dab2f9fdbbfaddc31a909735c1e6, 6087dab2f9fdbbfaddc31a909735c1, IMP-KEYSTORE",
    "f869aa46, f869aa, IMP-KEYSTORE",
    "1205e9b2, 1205e9, IMP-KEYSTORE",
    "1205e9b2, 1205E9B2, IMP-KEYSTORE",
    "\"version\": 3, \"version\": 2, IMP-VERSION",
    "\"version\": 3, \"version\": 4, IMP-KEYSTORE",
    "\"id\":, \"surprise\": \"x\"; \"id\":, IMP-KEYSTORE",
    "\"id\":, \"id\": \"x\"; \"id\":, IMP-KEYSTORE",
    "\"crypto\":, \"crypt\":, IMP-KEYSTORE"
  })
  void refusesWhatIsOutOfForm(String from, String to, String id) throws Exception {
    assertThat(
            reading.of(
                with(ACCOUNT_PBKDF2, from, to.replace(';', ',')),
                wish(Blockchain.ETHEREUM),
                "testpassword"))
        .isEqualTo(id);
  }

  @ParameterizedTest
  @CsvSource({
    "\"n\": 262144, \"n\": 262143",
    "\"n\": 262144, \"n\": 1073741824",
    "\"r\": 1, \"r\": 1073741823",
    "\"p\": 8, \"p\": 1073741823"
  })
  void refusesAnScryptThatWouldNotEnd(String from, String to) throws Exception {
    assertThat(
            reading.of(with(ACCOUNT_SCRYPT, from, to), wish(Blockchain.ETHEREUM), "testpassword"))
        .isEqualTo("IMP-KDF");
  }

  private static String with(String text, String from, String to) {
    assertThat(text).contains(from);
    return text.replace(from, to);
  }
}
