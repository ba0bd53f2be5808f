package dev.treza.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.console.cli.Treza.Run;
import dev.treza.console.hostile.Attacks;
import dev.treza.console.hostile.HostileEnclave;
import dev.treza.sdk.peer.TestAgent;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What the command line says of agents that lie, and with which exit code.
@Timeout(30)
class HostileAgentTest {
  private static Run verify(HostileEnclave enclave, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("attestation", "verify", "--enclave", TestAgent.ENCLAVE));
    arguments.addAll(List.of(more));
    return Treza.run(
        enclave.fleet(),
        new Treza.NoCredential(),
        InstantSource.system(),
        arguments.toArray(String[]::new));
  }

  private static void refuses(HostileEnclave attack, String id, int code) throws IOException {
    try (attack) {
      Run run = verify(attack);
      assertThat(run.out()).contains("REFUSED " + id + ": ").doesNotContain("VERIFIED");
      assertThat(run.out()).contains("\n  Next: ");
      assertThat(run.code()).isEqualTo(code);
      assertThat(verify(attack, "--json").out())
          .contains("\"id\":\"" + id + "\"")
          .doesNotContain("\"verdict\":\"verified\"", "\"verdict\":\"SIMULATED\"");
    }
  }

  @Test
  void marksAnHonestSimulatorAsSimulated() throws IOException {
    try (HostileEnclave honest = Attacks.none()) {
      Run run = verify(honest);

      assertThat(run.out()).contains("\nSIMULATED: ").doesNotContain("FAILED");
      assertThat(run.out().lines().filter(line -> line.startsWith("  passed"))).hasSize(23);
      assertThat(run.code()).isZero();
      assertThat(verify(honest, "--json").out()).contains("\"verdict\":\"SIMULATED\"");
    }
  }

  @Test
  void namesAnotherConnectionsExporter() throws IOException {
    refuses(Attacks.anotherConnectionsExporter(), "CHN-EXPORTER", 3);
  }

  @Test
  void namesAResumedSession() throws IOException {
    try (HostileEnclave attack = Attacks.resumedSession()) {
      assertThat(verify(attack).code()).isZero();
      refuses(attack, "CHN-EXPORTER", 3);
    }
  }

  @Test
  void namesASwappedCertificate() throws IOException {
    refuses(Attacks.swappedCertificate(), "ATT-PUBLIC-KEY", 3);
  }

  @Test
  void namesAReplayedDocument() throws IOException {
    refuses(Attacks.staleNonce(), "ATT-NONCE", 3);
  }

  @Test
  void namesABootDocumentInPlaceOfAChannels() throws IOException {
    refuses(Attacks.bootStatement(), "ATT-USE", 3);
  }

  @Test
  void namesAnotherImage() throws IOException {
    refuses(Attacks.anotherImage(), "ATT-MEASUREMENTS", 3);
  }

  @Test
  void namesAnotherCharterRoot() throws IOException {
    refuses(Attacks.anotherCharterRoot(), "ATT-ROOT", 3);
  }

  @Test
  void namesASimulatorUnderTheProductionRoot() throws IOException {
    refuses(Attacks.simulatorUnderTheProductionRoot(), "ATT-CHAIN", 3);
  }

  @Test
  void holdsTheEnclaveAgainstMeasurementsNamedHere() throws IOException {
    String other = "ab".repeat(48);
    try (HostileEnclave honest = Attacks.none()) {
      Run run = verify(honest, "--pcr", "0=" + other, "--pcr", "1=" + other, "--pcr", "2=" + other);
      assertThat(run.out()).contains("REFUSED ATT-MEASUREMENTS: ");
      assertThat(run.code()).isEqualTo(3);
    }
  }

  @Test
  void takesNoDemandOfADocumentForAnEnclave() throws IOException {
    try (HostileEnclave honest = Attacks.none()) {
      assertThat(verify(honest, "--at", "document").code()).isEqualTo(2);
      assertThat(honest.peer().connections()).isZero();
    }
  }

  @Test
  void namesATruncatedAnswer() throws IOException {
    refuses(Attacks.truncatedAnswer(), "CHN-TRUNCATED", 3);
  }

  @Test
  void namesAnOversizedAnswer() throws IOException {
    refuses(Attacks.oversizedAnswer(), "CHN-OVERSIZED", 3);
  }

  @Test
  void namesAnAnswerThatIsNotHttp() throws IOException {
    refuses(Attacks.noHttp(), "CHN-PROTOCOL", 3);
  }

  @Test
  void tellsAPeerThatHangsUpFromOneThatIsRefused() throws IOException {
    refuses(Attacks.hangingUp(), "CHN-CLOSED", 5);
  }

  @Test
  void saysUnreachableIfNobodyListens() throws IOException {
    refuses(Attacks.nobody(), "CHN-UNREACHABLE", 5);
  }

  @Test
  void namesAPeerWithoutTls() throws IOException {
    refuses(Attacks.noTls(), "CHN-TLS", 3);
  }
}
