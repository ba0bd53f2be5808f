package dev.treza.sdk.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.treza.fleet.attestation.AttestationRefusal;
import dev.treza.fleet.attestation.ExpectedRoot;
import dev.treza.fleet.attestation.RefusedAttestation;
import dev.treza.fleet.attestation.SimulatedAttestation;
import dev.treza.fleet.attestation.TrustAnchor;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.protocol.ReceiptEvent;
import dev.treza.fleet.wallet.Wallet;
import dev.treza.sdk.AttestedChannel;
import dev.treza.sdk.VerifiedReceipt;
import dev.treza.sdk.peer.Accept;
import dev.treza.sdk.peer.TestModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Boots that take their time, for full runs: both kernels, and what must not come up.
@Timeout(600)
class EmulatedBootsTest {
  private final TestOfficer officer = new TestOfficer();
  @TempDir private Path folder;
  private AgentJars jars;

  @BeforeEach
  void onlyInFullRuns() throws IOException {
    assumeTrue(Boolean.getBoolean("treza.full"), "this boot is for full runs: ./test --full");
    jars = AgentJars.gather(Files.createDirectories(folder.resolve("jars")));
  }

  private EmulatedImage image(EmulatorKit kit) throws IOException {
    return EmulatedImage.build(kit, jars, folder);
  }

  private Path home() {
    return folder.resolve("home");
  }

  private void livesAWholeLife(EmulatorKit kit) throws IOException, InterruptedException {
    Peers.required();
    EmulatedAgent agent = EmulatedAgent.boot(image(kit), jars, home());
    try (agent) {
      Charter charter = agent.charter(officer);
      VerifiedReceipt genesis = agent.found(officer, charter);
      assertThat(genesis.receipt().event()).isEqualTo(ReceiptEvent.GENESIS);
      try (AttestedChannel channel =
          agent.channel(agent.expectation(new ExpectedRoot.Pinned(charter.digest())))) {
        assertThat(channel.statement().audit().orElseThrow().sequence()).isZero();
        Wallet wallet = Emulated.wallet(channel, charter, officer);
        Mining.assertMined(channel, charter, officer, wallet);
      }
      try (AttestedChannel later =
          agent.channel(agent.expectation(new ExpectedRoot.Pinned(charter.digest())))) {
        // genesis, a wallet, two signatures
        assertThat(later.statement().audit().orElseThrow().sequence()).isGreaterThanOrEqualTo(3);
        assertThat(Accept.accepted(later.wallets())).hasSize(1);
      }
      assertThat(agent.powerOff()).isZero();
    }
  }

  @Test
  void livesAWholeLifeOnOurOwnKernel() throws IOException, InterruptedException {
    livesAWholeLife(EmulatorKit.own());
  }

  @Test
  void livesAWholeLifeOnDebiansKernel() throws IOException, InterruptedException {
    livesAWholeLife(EmulatorKit.debian());
  }

  @Test
  void hasForgottenEverythingAtTheNextBoot() throws IOException {
    EmulatedImage image = image(EmulatorKit.usual());
    try (EmulatedAgent agent = EmulatedAgent.boot(image, jars, home())) {
      agent.found(officer, agent.charter(officer));
    }
    try (EmulatedAgent again = EmulatedAgent.boot(image, jars, home());
        AttestedChannel channel =
            again.channel(again.expectation(new ExpectedRoot.BeforeGenesis()))) {
      assertThat(channel.statement().head().charterRoot()).isEqualTo(Optional.empty());
    }
  }

  @Test
  void isRefusedWhenOneByteOfItsImageWasChangedAfterTheBuild() throws IOException {
    EmulatedImage tampered = image(EmulatorKit.usual()).tampered();
    try (EmulatedAgent agent = EmulatedAgent.boot(tampered, jars, home())) {
      var attempt = agent.attest(agent.expectation(new ExpectedRoot.BeforeGenesis()));
      assertThat(attempt.report().verdict())
          .isInstanceOfSatisfying(
              RefusedAttestation.class,
              refused ->
                  assertThat(refused.refusal().id()).isEqualTo(AttestationRefusal.MEASUREMENTS));
    }
  }

  @Test
  void showsTheCertificateOfItsImagesSignatureInPcr8()
      throws IOException, GeneralSecurityException {
    EmulatedImage signed = EmulatedImage.signed(EmulatorKit.usual(), jars, folder);
    assertThat(signed.measurements().sets().getFirst().pcrs()).containsKey(8);
    try (EmulatedAgent agent = EmulatedAgent.boot(signed, jars, home())) {
      assertThat(
              agent.attest(agent.expectation(new ExpectedRoot.BeforeGenesis())).report().verdict())
          .isInstanceOf(SimulatedAttestation.class);
    }
  }

  /// Neither as a real enclave nor as one of another simulator.
  @Test
  void isRefusedUnderEveryRootThatIsNotItsModules() throws IOException {
    EmulatedImage image = image(EmulatorKit.usual());
    try (EmulatedAgent agent = EmulatedAgent.boot(image, jars, home())) {
      for (TrustAnchor other : List.of(TrustAnchor.AWS_NITRO_ROOT_G1, new TestModule().anchor())) {
        var attempt =
            agent.attest(
                Installation.expectation(
                    other, image.measurements(), new ExpectedRoot.BeforeGenesis()));
        assertThat(attempt.report().verdict())
            .isInstanceOfSatisfying(
                RefusedAttestation.class,
                refused -> assertThat(refused.refusal().id()).isEqualTo(AttestationRefusal.CHAIN));
      }
    }
  }

  @Test
  void endsWithoutASecurityModule() throws IOException {
    try (EmulatedAgent agent =
        EmulatedAgent.attempt(
            image(EmulatorKit.usual()), jars, home(), "--security-module", "none")) {
      assertThat(agent.listens()).isFalse();
      assertThat(agent.console()).contains("the enclave ends: open /dev/nsm");
    }
  }

  @Test
  void endsInDebugModeBecauseItBelievesNoMeasurementOfZero() throws IOException {
    try (EmulatedAgent agent =
        EmulatedAgent.attempt(
            image(EmulatorKit.usual()), jars, home(), "--security-module", "debug")) {
      assertThat(agent.listens()).isFalse();
      assertThat(agent.console()).contains(AttestationRefusal.DEBUG.id());
    }
  }
}
