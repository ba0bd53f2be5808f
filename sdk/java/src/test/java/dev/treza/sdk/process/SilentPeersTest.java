package dev.treza.sdk.process;

import static dev.treza.sdk.process.Installation.channel;
import static dev.treza.sdk.process.Installation.done;
import static dev.treza.sdk.process.Installation.payment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.protocol.PreparedTransaction;
import dev.treza.fleet.wallet.Wallet;
import dev.treza.rules.FullRun;
import dev.treza.sdk.AttestedChannel;
import dev.treza.sdk.ProvisionalChannel;
import dev.treza.sdk.Timeouts;
import dev.treza.sdk.peer.Accept;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Peers that connect and then say nothing keep nobody else from signing.
@Timeout(120)
class SilentPeersTest {
  private static final int SILENT = 300;
  private static final Timeouts TIMEOUTS =
      new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(10));

  @Test
  void signsWhileThreeHundredConnectionsSayNothing(@TempDir Path folder) throws Exception {
    Installation installation = Installation.in(folder);
    List<Socket> silent = new ArrayList<>();
    try (AgentProcess agent = installation.start()) {
      installation.found(agent);
      for (int i = 0; i < SILENT; i++) {
        silent.add(new Socket(agent.endpoint().host(), agent.endpoint().port()));
      }
      assertThat(isOpen(silent.getLast())).isTrue();
      sign(installation, agent);
    } finally {
      for (Socket socket : silent) {
        socket.close();
      }
    }
  }

  @FullRun
  @Test
  void signsWhileThreeHundredPeersSayNothingAfterTheirHandshake(@TempDir Path folder)
      throws Exception {
    Installation installation = Installation.in(folder);
    SecureRandom random = new SecureRandom();
    List<ProvisionalChannel> silent = new ArrayList<>();
    try (AgentProcess agent = installation.start()) {
      installation.found(agent);
      for (int i = 0; i < SILENT; i++) {
        silent.add(Accept.accepted(ProvisionalChannel.open(agent.endpoint(), TIMEOUTS, random)));
      }
      sign(installation, agent);
    } finally {
      silent.forEach(ProvisionalChannel::close);
    }
  }

  private static void sign(Installation installation, AgentProcess agent) throws IOException {
    Charter charter = installation.charter(agent);
    try (AttestedChannel channel = channel(agent.endpoint(), installation.expectation(agent))) {
      Wallet wallet = installation.wallet(channel, charter);
      PreparedTransaction payment = payment(charter, wallet, 0);
      done(Accept.accepted(channel.sign(payment, installation.approval(charter, payment))));
    }
  }

  private static boolean isOpen(Socket socket) {
    try {
      socket.setSoTimeout(1000);
      return socket.getInputStream().read() >= 0;
    } catch (SocketTimeoutException stillOpen) {
      return true;
    } catch (IOException closed) {
      return false;
    }
  }
}
