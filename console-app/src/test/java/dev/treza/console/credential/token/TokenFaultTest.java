package dev.treza.console.credential.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.console.credential.CredentialRefusal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the numbers of PKCS#11 2.40 (section 3.1) mean to a person.
class TokenFaultTest {
  @ParameterizedTest
  @CsvSource({
    "0xA0, PIN", "0xA1, PIN", "0xA2, PIN", "0xA4, PIN_LOCKED", "0xA3, PIN_UNSET",
    "0x102, PIN_UNSET", "0x32, ABSENT", "0xE0, ABSENT", "0xE1, ABSENT", "0x03, ABSENT",
    "0xB0, SESSION", "0xB3, SESSION", "0x101, SESSION", "0x82, SESSION", "0x60, SESSION",
    "0x05, TOKEN_FAULT", "0x30, TOKEN_FAULT", "0x80000001, TOKEN_FAULT"
  })
  void tellsEachApart(String value, CredentialRefusal meaning) {
    assertThat(TokenFault.meaning(Long.decode(value))).isEqualTo(meaning);
  }
}
