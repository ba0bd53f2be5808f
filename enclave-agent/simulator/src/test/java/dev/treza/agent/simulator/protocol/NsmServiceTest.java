package dev.treza.agent.simulator.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.agent.simulator.SimulatedBoot;
import dev.treza.agent.simulator.SoftwareNsm;
import dev.treza.agent.simulator.cbor.CborItem;
import dev.treza.agent.simulator.cbor.CborReader;
import dev.treza.agent.simulator.cbor.CborWriter;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.attestation.AttestationDocument;
import dev.treza.fleet.attestation.AttestationVerifier;
import dev.treza.fleet.attestation.PcrValue;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NsmServiceTest {
  private static final PcrValue IMAGE = PcrValue.extendedWith(Bytes.utf8("image"));
  private static final int MAX_ANSWER = 0x3000;

  @TempDir private Path home;
  private NsmService service;

  @BeforeEach
  void boot() throws Exception {
    service = new NsmService(module());
  }

  private SoftwareNsm module() throws Exception {
    return SimulatedBoot.of(
            home,
            "vault-1",
            "local-test-1",
            SimulatedBoot.PARENT_ROLE,
            new TreeMap<>(Map.of(0, IMAGE, 1, IMAGE, 2, IMAGE)))
        .module();
  }

  private CborItem ask(CborWriter request) throws Exception {
    return ask(request.toArray());
  }

  private CborItem ask(byte[] request) throws Exception {
    byte[] answer = service.answer(request);
    assertThat(answer).hasSizeLessThanOrEqualTo(MAX_ANSWER);
    // booleans, which only answers have, are read as numbers here
    return CborReader.read(withoutFlags(answer));
  }

  private static byte[] withoutFlags(byte[] answer) {
    byte[] read = answer.clone();
    for (int i = 0; i + 5 < read.length; i++) {
      boolean lock = read[i] == 0x64 && read[i + 1] == 'l' && read[i + 4] == 'k';
      if (lock && (read[i + 5] & 0xfe) == 0xf4) {
        read[i + 5] = (byte) (read[i + 5] & 1);
      }
    }
    return read;
  }

  private static CborWriter named(String name, int fields) {
    return new CborWriter().map(1).text(name).map(fields);
  }

  private static CborWriter index(String name, long index) {
    return named(name, 1).text("index").integer(index);
  }

  private static CborWriter extend(long index) {
    return named("ExtendPCR", 2).text("index").integer(index).text("data").octets(new byte[] {1});
  }

  private static CborWriter attestation(int userData, int nonce, int publicKey) {
    return named("Attestation", 3)
        .text("user_data")
        .octets(new byte[userData])
        .text("nonce")
        .octets(new byte[nonce])
        .text("public_key")
        .octets(new byte[publicKey]);
  }

  private static CborItem error(String code) {
    return new CborItem.Fields(Map.of("Error", new CborItem.Text(code)));
  }

  private static Map<String, CborItem> inner(String name, CborItem answer) {
    if (answer instanceof CborItem.Fields(Map<String, CborItem> outer)
        && outer.get(name) instanceof CborItem.Fields(Map<String, CborItem> fields)) {
      return fields;
    }
    throw new AssertionError(answer);
  }

  @Test
  void describesItself() throws Exception {
    Map<String, CborItem> described =
        inner("DescribeNSM", ask(new CborWriter().text("DescribeNSM")));
    assertThat(described)
        .containsEntry("max_pcrs", new CborItem.Unsigned(32))
        .containsEntry("digest", new CborItem.Text("SHA384"))
        .containsKeys("module_id", "locked_pcrs", "version_major", "version_minor");
  }

  @Test
  void describesAMeasuredRegisterAsLocked() throws Exception {
    assertThat(inner("DescribePCR", ask(index("DescribePCR", 0))))
        .containsEntry("data", new CborItem.Octets(IMAGE.value()))
        .containsEntry("lock", new CborItem.Unsigned(1));
  }

  @Test
  void extendsAndLocks() throws Exception {
    PcrValue once = new PcrValue(Bytes.of(new byte[48])).extend(Bytes.hex("01"));
    assertThat(inner("ExtendPCR", ask(extend(16))))
        .containsEntry("data", new CborItem.Octets(once.value()));
    assertThat(ask(index("LockPCR", 16))).isEqualTo(new CborItem.Text("LockPCR"));
    assertThat(ask(extend(16))).isEqualTo(error("ReadOnlyIndex"));
    assertThat(ask(named("LockPCRs", 1).text("range").integer(32)))
        .isEqualTo(new CborItem.Text("LockPCRs"));
    assertThat(ask(extend(31))).isEqualTo(error("ReadOnlyIndex"));
  }

  @Test
  void givesRandomBytes() throws Exception {
    CborItem first = inner("GetRandom", ask(new CborWriter().text("GetRandom"))).get("random");
    CborItem second = inner("GetRandom", ask(new CborWriter().text("GetRandom"))).get("random");
    assertThat(first).isNotEqualTo(second);
  }

  @Test
  void attestsUpToTheLimitsOfAws() throws Exception {
    Map<String, CborItem> answer = inner("Attestation", ask(attestation(512, 512, 1024)));
    if (answer.get("document") instanceof CborItem.Octets(Bytes document)
        && AttestationVerifier.read(document)
            instanceof Accepted<AttestationDocument>(AttestationDocument read)) {
      assertThat(read.pcr(0)).contains(IMAGE);
      assertThat(read.userData().map(Bytes::length)).contains(512);
    } else {
      throw new AssertionError(answer);
    }
  }

  @ParameterizedTest
  @CsvSource({"513, 0, 1", "0, 513, 1", "0, 0, 1025"})
  void refusesFieldsBeyondTheLimitsOfAws(int userData, int nonce, int publicKey) throws Exception {
    assertThat(ask(attestation(userData, nonce, publicKey))).isEqualTo(error("InputTooLarge"));
  }

  @Test
  void refusesAnEmptyPublicKey() throws Exception {
    assertThat(ask(attestation(0, 0, 0))).isEqualTo(error("InvalidArgument"));
  }

  @ParameterizedTest
  @ValueSource(longs = {32, 255, 1L << 32, Long.MAX_VALUE})
  void refusesAnIndexThatIsNone(long index) throws Exception {
    assertThat(ask(index("DescribePCR", index))).isEqualTo(error("InvalidIndex"));
    assertThat(ask(extend(index))).isEqualTo(error("InvalidIndex"));
    assertThat(ask(index("LockPCR", index))).isEqualTo(error("InvalidIndex"));
  }

  @Test
  void refusesARequestWithAFieldTooMany() throws Exception {
    assertThat(ask(named("LockPCR", 2).text("index").integer(16).text("x").integer(1)))
        .isEqualTo(error("InvalidArgument"));
  }

  @Test
  void refusesARequestNobodyKnows() throws Exception {
    assertThat(ask(new CborWriter().text("Reboot"))).isEqualTo(error("InvalidOperation"));
    assertThat(ask(index("Reboot", 1))).isEqualTo(error("InvalidOperation"));
  }

  @Test
  void refusesARequestThatIsTooLong() throws Exception {
    assertThat(ask(new byte[0x1001])).isEqualTo(error("InputTooLarge"));
  }

  /// The guest can send anything: the module always answers, within its limit.
  @Test
  void answersWhateverItIsSent() throws Exception {
    long seed = System.nanoTime();
    System.out.println("NsmServiceTest seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    byte[] sound = attestation(32, 32, 91).toArray();
    int count = Boolean.getBoolean("treza.full") ? 1_000_000 : 5_000;
    for (int i = 0; i < count; i++) {
      byte[] request = sound.clone();
      for (int flips = random.nextInt(1, 5); flips > 0; flips--) {
        request[random.nextInt(request.length)] = (byte) random.nextInt();
      }
      // a request that is still sound would be signed, which is slow and tested above
      request[0] = (byte) (random.nextBoolean() ? 0xa2 : random.nextInt());
      assertThat(service.answer(request)).hasSizeBetween(1, MAX_ANSWER);
    }
  }
}
