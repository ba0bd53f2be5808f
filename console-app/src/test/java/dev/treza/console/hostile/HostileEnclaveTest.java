package dev.treza.console.hostile;

import dev.treza.console.credential.FixedCredential;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What the console's screens say of agents that lie, on real connections.
@Timeout(60)
class HostileEnclaveTest {
  private static Screens screens(HostileEnclave enclave) {
    return new Screens(enclave.fleet(), new FixedCredential());
  }

  private static void refuses(HostileEnclave attack, String id) throws IOException {
    try (attack) {
      screens(attack).look().refuses(id);
    }
  }

  @Test
  void showsAnHonestSimulatorAsSimulated() throws IOException {
    try (HostileEnclave honest = Attacks.none()) {
      screens(honest).look().showsItVerifiedAsSimulated();
    }
  }

  @Test
  void showsAnotherTlsSession() throws IOException {
    refuses(Attacks.anotherConnectionsExporter(), "CHN-EXPORTER");
  }

  @Test
  void showsASwappedCertificate() throws IOException {
    refuses(Attacks.swappedCertificate(), "ATT-PUBLIC-KEY");
  }

  @Test
  void showsAResumedSession() throws IOException {
    refuses(Attacks.resumedSession(), "CHN-EXPORTER");
  }

  @Test
  void showsAStaleNonce() throws IOException {
    refuses(Attacks.staleNonce(), "ATT-NONCE");
  }

  @Test
  void showsAnotherCharterRoot() throws IOException {
    refuses(Attacks.anotherCharterRoot(), "ATT-ROOT");
  }

  @Test
  void showsAWrongSetOfRegisters() throws IOException {
    refuses(Attacks.anotherImage(), "ATT-MEASUREMENTS");
  }

  @Test
  void showsAWrongUse() throws IOException {
    refuses(Attacks.bootStatement(), "ATT-USE");
  }

  @Test
  void showsASimulatorUnderTheProductionRoot() throws IOException {
    refuses(Attacks.simulatorUnderTheProductionRoot(), "ATT-CHAIN");
  }

  @Test
  void showsATruncatedAnswer() throws IOException {
    refuses(Attacks.truncatedAnswer(), "CHN-TRUNCATED");
  }

  @Test
  void showsAnOversizedAnswer() throws IOException {
    refuses(Attacks.oversizedAnswer(), "CHN-OVERSIZED");
  }

  @Test
  void showsAnAnswerThatIsNotHttp() throws IOException {
    refuses(Attacks.noHttp(), "CHN-PROTOCOL");
  }

  @Test
  void showsAPeerThatHangsUp() throws IOException {
    refuses(Attacks.hangingUp(), "CHN-CLOSED");
  }

  @Test
  void showsAPeerWithoutTls() throws IOException {
    refuses(Attacks.noTls(), "CHN-TLS");
  }

  @Test
  void showsThatNobodyListens() throws IOException {
    refuses(Attacks.nobody(), "CHN-UNREACHABLE");
  }
}
