package dev.treza.sdk.process;

import static dev.treza.sdk.process.Installation.channel;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.protocol.ChannelRefusal;
import dev.treza.sdk.AttestedChannel;
import dev.treza.sdk.peer.Accept;
import dev.treza.sdk.peer.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class KilledAgentTest {
  @Test
  void anAgentKilledInTheMiddleOfARequestIsAskedNothingTwice(@TempDir Path folder)
      throws IOException, InterruptedException {
    Installation installation = Installation.in(folder);
    try (AgentProcess agent = installation.start();
        TestServer relay = TestServer.tcp(new BytePump(agent.endpoint()))) {
      installation.found(agent);
      Charter charter = installation.charter(agent);
      AttestedChannel channel = channel(relay.endpoint(), installation.expectation(agent));
      agent.freeze();
      var answer =
          CompletableFuture.supplyAsync(
              () -> channel.generateWallet(installation.walletRequest(charter), List.of()));
      TimeUnit.MILLISECONDS.sleep(200);
      assertThat(answer).isNotDone();
      agent.kill();

      assertThat(Accept.refused(answer.join())).isEqualTo(ChannelRefusal.CLOSED);
      assertThat(Accept.refused(channel.wallets())).isEqualTo(ChannelRefusal.CLOSED);
      assertThat(relay.connections()).isEqualTo(1);
    }
  }
}
