package dev.treza.sdk;

import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.RefusalId;
import dev.treza.fleet.attestation.ExpectedRoot;
import dev.treza.fleet.attestation.TrustAnchor;
import dev.treza.sdk.peer.Accept;
import dev.treza.sdk.peer.Certificates;
import dev.treza.sdk.peer.TestAgent;
import dev.treza.sdk.peer.TestModule;
import dev.treza.sdk.peer.TestServer;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What the tests of channels have in common.
final class Attempts {
  static final TestModule MODULE = new TestModule();
  static final Certificates IDENTITY = Certificates.tls();
  static final Timeouts TIMEOUTS = new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(5));

  private Attempts() {}

  static Expectation expectation() {
    return expectation(MODULE.anchor(), TestAgent.ROOT);
  }

  static Expectation expectation(TrustAnchor anchor, Digest root) {
    return new Expectation(
        anchor,
        TestModule.measurements("1.0"),
        TestAgent.ENCLAVE,
        new ExpectedRoot.Pinned(root),
        Optional.empty());
  }

  static AttestationAttempt attempt(TestServer server, Expectation expected) {
    return Accept.accepted(ProvisionalChannel.open(server.endpoint(), TIMEOUTS, new SecureRandom()))
        .attest(expected, Instant.now());
  }

  static AttestationAttempt attempt(TestAgent agent, Expectation expected) throws IOException {
    try (TestServer server = TestServer.tls(IDENTITY, agent)) {
      return attempt(server, expected);
    }
  }

  /// Why the agent is not believed.
  static RefusalId refusal(TestAgent agent) throws IOException {
    return refusal(attempt(agent, expectation()));
  }

  static RefusalId refusal(AttestationAttempt attempt) {
    return Accept.refused(attempt.channel());
  }

  static Refusal reason(Outcome<?> outcome) {
    return switch (outcome) {
      case Outcome.Refused<?>(Refusal refusal) -> refusal;
      case Outcome.Accepted<?>(var value) -> throw new AssertionError("accepted: " + value);
    };
  }
}
