package dev.treza.agent.nitro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NsmTest {
  private static final String DIGEST = "5830" + "ab".repeat(48);

  @Test
  void readsTheDescriptionOfTheModule() throws IOException {
    String answer =
        "a1"
            + text("DescribeNSM")
            + "a7"
            + text("digest")
            + text("SHA384")
            + text("max_pcrs")
            + "1820"
            + text("module_id")
            + text("i-1-enc2")
            + text("locked_pcrs")
            + "83"
            + "02"
            + "00"
            + "01"
            + text("version_major")
            + "01"
            + text("version_minor")
            + "00"
            + text("version_patch")
            + "190007";
    ModuleDescription description = nsm(answer).describe();
    assertThat(description.moduleId()).isEqualTo("i-1-enc2");
    assertThat(description.digest()).isEqualTo("SHA384");
    assertThat(description.maxPcrs()).isEqualTo(32);
    assertThat(description.lockedPcrs()).containsExactly(0, 1, 2);
    assertThat(description.version()).isEqualTo("1.0.7");
  }

  @Test
  void readsARegisterWhateverTheOrderOfItsFields() throws IOException {
    String head = "a1" + text("DescribePCR") + "a2";
    String data = text("data") + DIGEST;
    String lock = text("lock") + "f5";
    for (String answer : new String[] {head + data + lock, head + lock + data}) {
      Pcr pcr = nsm(answer).describePcr(0);
      assertThat(pcr).hasToString("ab".repeat(48) + " locked");
    }
  }

  @Test
  void givesTheExtendedValue() throws IOException {
    byte[] value =
        nsm("a1" + text("ExtendPCR") + "a1" + text("data") + DIGEST).extendPcr(16, new byte[1]);
    assertThat(HexFormat.of().formatHex(value)).isEqualTo("ab".repeat(48));
  }

  @Test
  void takesAnAcknowledgedLock() throws IOException {
    ScriptedTransport one = new ScriptedTransport(text("LockPCR"));
    new Nsm(one).lockPcr(16);
    assertThat(one.request()).endsWith("10");
    ScriptedTransport range = new ScriptedTransport(text("LockPCRs"));
    new Nsm(range).lockPcrs(32);
    assertThat(range.request()).endsWith("1820");
  }

  @Test
  void givesRandomBytes() throws IOException {
    assertThat(nsm("a1" + text("GetRandom") + "a1" + text("random") + "43010203").random())
        .containsExactly(1, 2, 3);
  }

  @Test
  void givesTheDocument() throws IOException {
    byte[] document =
        nsm("a1" + text("Attestation") + "a1" + text("document") + "420909")
            .attest(Optional.empty(), Optional.empty(), Optional.empty());
    assertThat(document).containsExactly(9, 9);
  }

  @ParameterizedTest
  @EnumSource
  void namesEveryRefusalOfTheModule(NsmError error) {
    Nsm nsm = nsm("a1" + text("Error") + text(error.code()));
    assertThatThrownBy(() -> nsm.lockPcr(0))
        .isInstanceOfSatisfying(
            NsmRefusedException.class, e -> assertThat(e.error()).isEqualTo(error));
    assertThatThrownBy(nsm::random).isInstanceOf(NsmRefusedException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "another request, a1674c6f636b504352a0",
    "an unknown error, a1654572726f72635a5a5a",
    "an acknowledgement, 6947657452616e646f6d",
    "no field, a16947657452616e646f6da0",
    "a wrong type, a16947657452616e646f6da16672616e646f6d01",
    "a second entry, a26947657452616e646f6da16672616e646f6d4101654572726f7201"
  })
  void refusesAnAnswerThatIs(String what, String answer) {
    assertThatThrownBy(() -> nsm(answer).random())
        .as(what)
        .isInstanceOf(MalformedReplyException.class);
  }

  @Test
  void refusesARegisterOfAnotherLength() {
    assertThatThrownBy(() ->
            nsm("a1" + text("ExtendPCR") + "a1" + text("data") + "4101").extendPcr(16, new byte[1]))
        .isInstanceOf(MalformedReplyException.class);
  }

  @Test
  void refusesALockAcknowledgedForAnotherRequest() {
    assertThatThrownBy(() -> nsm(text("LockPCRs")).lockPcr(16))
        .isInstanceOf(MalformedReplyException.class);
  }

  @Test
  void sendsNothingOutsideTheLimits() {
    ScriptedTransport transport = new ScriptedTransport("00");
    Nsm nsm = new Nsm(transport);
    Optional<byte[]> none = Optional.empty();
    assertThatThrownBy(() -> nsm.describePcr(32)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> nsm.lockPcrs(33)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> nsm.attest(Optional.of(new byte[513]), none, none))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> nsm.attest(none, Optional.of(new byte[513]), none))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> nsm.attest(none, none, Optional.of(new byte[0])))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(transport.request()).isEmpty();
  }

  private static Nsm nsm(String answer) {
    return new Nsm(new ScriptedTransport(answer));
  }

  /// The CBOR of a short text.
  private static String text(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().toHexDigits((byte) (0x60 | bytes.length))
        + HexFormat.of().formatHex(bytes);
  }
}
