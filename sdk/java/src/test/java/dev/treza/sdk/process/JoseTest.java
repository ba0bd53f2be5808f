package dev.treza.sdk.process;

import static dev.treza.sdk.process.Installation.channel;
import static dev.treza.sdk.process.Installation.payment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.protocol.PreparedTransaction;
import dev.treza.sdk.AttestedChannel;
import dev.treza.sdk.CommandResult;
import dev.treza.sdk.VerifiedReceipt;
import dev.treza.sdk.peer.Accept;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A JOSE library that knows nothing of us verifies what officers and agent sign.
@Timeout(60)
class JoseTest {
  @Test
  void anotherLibraryVerifiesApprovalsAndReceipts(@TempDir Path folder)
      throws IOException, InterruptedException {
    Peers.required();
    Installation installation = Installation.in(folder);
    try (AgentProcess agent = installation.start()) {
      VerifiedReceipt genesis = installation.found(agent);
      Charter charter = installation.charter(agent);
      try (AttestedChannel channel = channel(agent.endpoint(), installation.expectation(agent))) {
        PreparedTransaction payment = payment(charter, installation.wallet(channel, charter), 0);
        String approval = installation.approval(charter, payment).getFirst();
        VerifiedReceipt signed = receipt(Accept.accepted(channel.sign(payment, List.of(approval))));
        JsonObject officer = charter.officers().getFirst().sign().getFirst().json();
        JsonObject agentKey = Accept.accepted(channel.boot()).statement().receiptKey().json();

        assertThat(Peers.run("verify-jws.mjs", text(officer), approval))
            .singleElement()
            .asString()
            .startsWith("approval {")
            .contains(payment.request().digest().hex());
        assertThat(Peers.run("verify-jws.mjs", text(agentKey), genesis.jws(), signed.jws()))
            .containsExactly(
                "receipt " + text(genesis.receipt().toJson()),
                "receipt " + text(signed.receipt().toJson()));
      }
    }
  }

  private static VerifiedReceipt receipt(CommandResult<?> result) {
    return switch (result) {
      case CommandResult.Done<?>(Object _, VerifiedReceipt receipt) -> receipt;
      case CommandResult.Pending<?>(var missing) -> throw new AssertionError(missing);
    };
  }

  private static String text(JsonObject object) {
    return new String(CanonicalJson.encode(object).toArray(), StandardCharsets.UTF_8);
  }
}
