package dev.treza.sdk;

import dev.treza.fleet.Outcome;
import dev.treza.sdk.http.ChannelException;
import dev.treza.sdk.http.HttpConnection;
import dev.treza.sdk.http.TlsConnection;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A TLS 1.3 connection to somebody (rules `CHN-*`). Until [#attest] has succeeded nobody knows to
/// whom, so there is nothing else to do with it but close it.
public final class ProvisionalChannel implements AutoCloseable {
  private final HttpConnection connection;
  private final SecureRandom random;
  private boolean handedOn;

  private ProvisionalChannel(HttpConnection connection, SecureRandom random) {
    this.connection = connection;
    this.random = random;
  }

  /// Connects with a full handshake. Refused: `CHN-UNREACHABLE`, `CHN-TIMEOUT`, `CHN-CLOSED`,
  /// `CHN-TLS`.
  ///
  /// @param random for the handshake and for the nonces of attestations
  public static Outcome<ProvisionalChannel> open(
      Endpoint endpoint, Timeouts timeouts, SecureRandom random) {
    return open(endpoint, timeouts, Optional.empty(), random);
  }

  /// The same as a client of the charter: the connection, and no other, shows its certificate. Whom
  /// the charter does not name is refused by the calls, not by the connection.
  public static Outcome<ProvisionalChannel> open(
      Endpoint endpoint, Timeouts timeouts, Optional<ClientIdentity> client, SecureRandom random) {
    try {
      TlsConnection tls =
          TlsConnection.open(
              endpoint.host(),
              endpoint.port(),
              timeouts.connect(),
              client.map(ClientIdentity::keyManagers).orElse(List.of()),
              random);
      HttpConnection connection = new HttpConnection(tls, endpoint.toString(), timeouts.answer());
      return Outcome.accepted(new ProvisionalChannel(connection, random));
    } catch (ChannelException refused) {
      return Outcome.refused(refused.refusal());
    }
  }

  /// Asks for an attestation of this very connection and verifies it. If it holds, the connection
  /// belongs to the attested channel from now on; otherwise it is closed.
  ///
  /// @param now by the caller's clock
  /// @throws IllegalStateException if it was attested already
  public synchronized AttestationAttempt attest(Expectation expected, Instant now) {
    if (handedOn) {
      throw new IllegalStateException("this connection belongs to an attested channel");
    }
    AttestationAttempt attempt = new ChannelAttestation(connection, random, expected).attempt(now);
    handedOn =
        switch (attempt.channel()) {
          case Outcome.Accepted<AttestedChannel> _ -> true;
          case Outcome.Refused<AttestedChannel> _ -> false;
        };
    return attempt;
  }

  /// Closes the connection, unless it belongs to an attested channel.
  @Override
  public synchronized void close() {
    if (!handedOn) {
      connection.close();
    }
  }
}
