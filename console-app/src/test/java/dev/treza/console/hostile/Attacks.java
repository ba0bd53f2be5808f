package dev.treza.console.hostile;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.attestation.PcrValue;
import dev.treza.fleet.attestation.TrustAnchor;
import dev.treza.fleet.protocol.AttestationReply;
import dev.treza.fleet.protocol.ChannelStatement;
import dev.treza.sdk.peer.Certificates;
import dev.treza.sdk.peer.HttpExchange;
import dev.treza.sdk.peer.TestModule;
import dev.treza.sdk.peer.TestServer;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;

/// The attacks on a connection to an enclave, each ready to be looked at. Every one of them has its
/// refusal id, on every screen and in every command.
public final class Attacks {
  private Attacks() {}

  /// No attack, for comparison.
  public static HostileEnclave none() throws IOException {
    return HostileEnclave.of(new CharteredAgent());
  }

  /// A relay between two TLS sessions that has the enclave attest the other one.
  public static HostileEnclave anotherConnectionsExporter() throws IOException {
    return HostileEnclave.of(
        new CharteredAgent() {
          @Override
          public ChannelStatement statement(Bytes exporter) {
            return super.statement(Digest.of(exporter).value());
          }
        });
  }

  /// A peer that takes every connection for its first, as if that session had been resumed.
  public static HostileEnclave resumedSession() throws IOException {
    AtomicReference<Bytes> first = new AtomicReference<>(Bytes.EMPTY);
    return HostileEnclave.of(
        new CharteredAgent() {
          @Override
          public ChannelStatement statement(Bytes exporter) {
            first.compareAndSet(Bytes.EMPTY, exporter);
            return super.statement(first.get());
          }
        });
  }

  public static HostileEnclave swappedCertificate() throws IOException {
    return HostileEnclave.behind(new CharteredAgent(), Certificates.tls());
  }

  /// A document that answers a nonce of before.
  public static HostileEnclave staleNonce() throws IOException {
    return HostileEnclave.of(
        new CharteredAgent() {
          @Override
          public AttestationReply attestation(Bytes nonce, Bytes exporter) {
            return super.attestation(Digest.of(nonce).value(), exporter);
          }
        });
  }

  /// A document whose statement is for another `use` than the channel's.
  public static HostileEnclave bootStatement() throws IOException {
    return HostileEnclave.of(
        new CharteredAgent() {
          @Override
          public AttestationReply attestation(Bytes nonce, Bytes exporter) {
            Bytes document =
                MODULE.document(
                    pcrs(),
                    Instant.now(),
                    Optional.of(nonce),
                    bootStatement().digest().value(),
                    publicKey());
            return new AttestationReply(document, bootStatement().encoded());
          }
        });
  }

  public static HostileEnclave anotherImage() throws IOException {
    return HostileEnclave.of(
        new CharteredAgent() {
          @Override
          public Map<Integer, PcrValue> pcrs() {
            Map<Integer, PcrValue> pcrs = new TreeMap<>(super.pcrs());
            pcrs.putAll(TestModule.image("1.1"));
            return pcrs;
          }
        });
  }

  public static HostileEnclave anotherCharterRoot() throws IOException {
    return HostileEnclave.of(
        new CharteredAgent() {
          @Override
          public Map<Integer, PcrValue> pcrs() {
            Map<Integer, PcrValue> pcrs = new TreeMap<>(super.pcrs());
            pcrs.put(16, PcrValue.ofCharterRoot(ROOT));
            return pcrs;
          }
        });
  }

  public static HostileEnclave simulatorUnderTheProductionRoot() throws IOException {
    CharteredAgent agent = new CharteredAgent();
    return HostileEnclave.pinned(
        agent, TestServer.tls(CharteredAgent.IDENTITY, agent), TrustAnchor.AWS_NITRO_ROOT_G1);
  }

  public static HostileEnclave truncatedAnswer() throws IOException {
    return answering("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{");
  }

  public static HostileEnclave oversizedAnswer() throws IOException {
    return answering("HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n");
  }

  public static HostileEnclave noHttp() throws IOException {
    return answering("220 mail ready\r\n\r\n");
  }

  public static HostileEnclave hangingUp() throws IOException {
    return answering("");
  }

  public static HostileEnclave noTls() throws IOException {
    return HostileEnclave.insteadOf(
        new CharteredAgent(),
        TestServer.tcp(
            socket -> socket.getOutputStream().write(Bytes.utf8("hello\r\n").toArray())));
  }

  public static HostileEnclave nobody() throws IOException {
    HostileEnclave gone = answering("");
    gone.close();
    return gone;
  }

  private static HostileEnclave answering(String answer) throws IOException {
    return HostileEnclave.insteadOf(
        new CharteredAgent(),
        TestServer.tls(
            CharteredAgent.IDENTITY,
            socket -> {
              HttpExchange.read(socket.getInputStream());
              socket.getOutputStream().write(Bytes.utf8(answer).toArray());
              socket.getOutputStream().flush();
            }));
  }
}
