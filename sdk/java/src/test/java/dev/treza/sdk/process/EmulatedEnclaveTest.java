package dev.treza.sdk.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.attestation.AttestationRefusal;
import dev.treza.fleet.attestation.ExpectedMeasurements;
import dev.treza.fleet.attestation.ExpectedRoot;
import dev.treza.fleet.attestation.Measurements;
import dev.treza.fleet.attestation.PcrValue;
import dev.treza.fleet.attestation.RefusedAttestation;
import dev.treza.fleet.attestation.TrustAnchor;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.charter.CharterRefusal;
import dev.treza.fleet.charter.StateKeeping;
import dev.treza.fleet.protocol.CharterCall;
import dev.treza.fleet.wallet.Wallet;
import dev.treza.rules.FullRun;
import dev.treza.sdk.AttestedChannel;
import dev.treza.sdk.Expectation;
import dev.treza.sdk.peer.Accept;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The agent's real image, booted: its kernel, its driver of the security module, its vsock, its
/// Java runtime as process 1.
@FullRun
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmulatedEnclaveTest {
  private final TestOfficer officer = new TestOfficer();
  private AgentJars jars;
  private EmulatedImage image;
  private EmulatedAgent agent;
  private Charter charter;

  @BeforeAll
  void bootAndFound(@TempDir Path folder) throws IOException {
    EmulatorKit kit = EmulatorKit.usual();
    jars = AgentJars.gather(Files.createDirectories(folder.resolve("jars")));
    image = EmulatedImage.build(kit, jars, folder);
    agent = EmulatedAgent.boot(image, jars, folder.resolve("home"));
    charter = agent.charter(officer);
    refusesACharterForAnotherStore();
    agent.found(officer, charter);
  }

  /// Before genesis: afterwards every charter is one too many.
  private void refusesACharterForAnotherStore() throws IOException {
    Charter local =
        officer.charter(
            agent.anchor().realm(), image.measurements(), "local-emulated-1", Charter.LOCAL_STORE);
    try (AttestedChannel channel =
        agent.channel(agent.expectation(new ExpectedRoot.BeforeGenesis()))) {
      String approval =
          officer.genesis(local, AgentProcess.ENCLAVE, Accept.accepted(channel.boot()).digest());
      assertThat(Accept.refused(channel.found(new CharterCall(local.encoded(), List.of(approval)))))
          .isEqualTo(CharterRefusal.STORE);
    }
  }

  /// Whatever was started for it ends, even when the program that holds it is killed.
  @AfterAll
  void leavesNothingBehind() throws IOException, InterruptedException {
    if (agent == null) {
      return;
    }
    List<ProcessHandle> everything = agent.everything();
    agent.kill();
    assertThat(everything).isNotEmpty();
    for (ProcessHandle process : everything) {
      assertThat(process.onExit().join().isAlive()).isFalse();
    }
  }

  private Expectation expectation() throws IOException {
    return agent.expectation(new ExpectedRoot.Pinned(charter.digest()));
  }

  private void assertRefused(Expectation expected, AttestationRefusal id) {
    assertThat(agent.attest(expected).report().verdict())
        .isInstanceOfSatisfying(
            RefusedAttestation.class, refused -> assertThat(refused.refusal().id()).isEqualTo(id));
  }

  @Test
  void isVerifiedByTheMeasurementsOfItsBuilder() throws IOException {
    try (AttestedChannel channel = agent.channel(expectation())) {
      assertThat(channel.realm()).isEqualTo(agent.anchor().realm());
      assertThat(Accept.accepted(channel.charter())).isEqualTo(charter);
    }
  }

  @Test
  void saysInWhatItAttestsThatItsStateIsVolatile() throws IOException {
    try (AttestedChannel channel = agent.channel(expectation())) {
      assertThat(Accept.accepted(channel.health()).state()).isEqualTo(StateKeeping.VOLATILE);
      assertThat(Accept.accepted(channel.boot()).statement().state())
          .isEqualTo(StateKeeping.VOLATILE);
    }
  }

  @Test
  void makesAWalletAndSignsWhatANodeMines() throws IOException, InterruptedException {
    Peers.required();
    try (AttestedChannel channel = agent.channel(expectation())) {
      Wallet wallet = Emulated.wallet(channel, charter, officer);
      Mining.assertMined(channel, charter, officer, wallet);
    }
  }

  @Test
  void isRefusedUnderTheRootOfAws() throws IOException {
    Expectation real =
        Installation.expectation(
            TrustAnchor.AWS_NITRO_ROOT_G1,
            image.measurements(),
            new ExpectedRoot.Pinned(charter.digest()));
    assertRefused(real, AttestationRefusal.CHAIN);
  }

  @Test
  void isRefusedForMeasurementsThatDifferInOneBit() throws IOException {
    Measurements built = image.measurements().sets().getFirst();
    for (int index = 0; index <= 2; index++) {
      Map<Integer, PcrValue> pcrs = new TreeMap<>(built.pcrs());
      pcrs.computeIfPresent(index, (_, value) -> oneBitOff(value));
      Measurements other = Accept.accepted(Measurements.of("other", "1", pcrs));
      assertRefused(
          Installation.expectation(
              agent.anchor(),
              ExpectedMeasurements.of(other),
              new ExpectedRoot.Pinned(charter.digest())),
          AttestationRefusal.MEASUREMENTS);
    }
  }

  private static PcrValue oneBitOff(PcrValue value) {
    byte[] bytes = value.value().toArray();
    bytes[47] ^= 1;
    return new PcrValue(Bytes.of(bytes));
  }
}
