package dev.treza.sdk.process;

import static dev.treza.sdk.process.Installation.channel;
import static dev.treza.sdk.process.Installation.done;
import static dev.treza.sdk.process.Installation.payment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.attestation.ExpectedRoot;
import dev.treza.fleet.chain.evm.payload.EvmSigned;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.protocol.AgentRefusal;
import dev.treza.fleet.protocol.AuditPosition;
import dev.treza.fleet.protocol.PreparedTransaction;
import dev.treza.sdk.AttestedChannel;
import dev.treza.sdk.CommandResult;
import dev.treza.sdk.http.ChannelException;
import dev.treza.sdk.http.HttpAnswer;
import dev.treza.sdk.http.HttpConnection;
import dev.treza.sdk.http.HttpRequest;
import dev.treza.sdk.peer.Accept;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RestartTest {
  @Test
  void answersNothingButHealthAndGenesisBeforeItIsFounded(@TempDir Path folder) throws IOException {
    Installation installation = Installation.in(folder);
    try (AgentProcess agent = installation.start();
        AttestedChannel channel =
            channel(
                agent.endpoint(),
                installation.expectation(agent).withRoot(new ExpectedRoot.BeforeGenesis()))) {
      assertThat(Accept.refused(channel.wallets())).isEqualTo(AgentRefusal.PHASE);
      assertThat(Accept.accepted(channel.health()).enclave()).isEqualTo(AgentProcess.ENCLAVE);
    }
  }

  /// Asked past the SDK, which would not even ask.
  @Test
  void refusesToMakeAWalletOrSignBeforeItIsFounded(@TempDir Path folder)
      throws IOException, ChannelException {
    try (AgentProcess agent = Installation.in(folder).start()) {
      for (String call : List.of("blockchain/wallets/generate", "transactions/sign")) {
        String target = "/api/enclaves/" + AgentProcess.ENCLAVE + "/" + call;
        try (HttpConnection connection = TlsRelay.connect(agent.endpoint())) {
          HttpAnswer answer = connection.exchange(HttpRequest.post(target, Bytes.utf8("{}")));
          assertThat(new String(answer.body().toArray(), StandardCharsets.UTF_8))
              .contains("\"id\":\"PHASE-REFUSED\"");
        }
      }
    }
  }

  /// The receipt is of the boot before, whose key is gone.
  @Test
  void givesTheSameSignatureAndReceiptAfterARestart(@TempDir Path folder) throws IOException {
    Installation installation = Installation.in(folder);
    CommandResult<EvmSigned> before;
    PreparedTransaction payment;

    try (AgentProcess agent = installation.start()) {
      installation.found(agent);
      Charter charter = installation.charter(agent);
      try (AttestedChannel channel = channel(agent.endpoint(), installation.expectation(agent))) {
        payment = payment(charter, installation.wallet(channel, charter), 0);
        before = Accept.accepted(channel.sign(payment, installation.approval(charter, payment)));
      }
    }
    try (AgentProcess agent = installation.start();
        AttestedChannel channel = channel(agent.endpoint(), installation.expectation(agent))) {
      CommandResult<EvmSigned> after = Accept.accepted(channel.sign(payment, List.of()));
      assertThat(done(after)).isEqualTo(done(before));
      AuditPosition position = channel.statement().audit().orElseThrow();
      assertThat(position.sequence()).isEqualTo(2);
    }
  }
}
