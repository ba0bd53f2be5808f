package dev.treza.agent.simulator.aws;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.treza.agent.simulator.aws.dynamo.DynamoService;
import dev.treza.agent.simulator.aws.dynamo.Tables;
import dev.treza.agent.simulator.aws.kms.KmsService;
import dev.treza.agent.simulator.aws.secrets.SecretsService;
import dev.treza.agent.simulator.aws.service.FakeService;
import dev.treza.agent.store.StateStore;
import dev.treza.fleet.attestation.TrustAnchor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/// The simulated AWS: one HTTPS server on loopback that is every endpoint of one region of one
/// account.
public final class FakeAws implements AutoCloseable {
  private final HttpsServer server;
  private final ExecutorService threads;

  private FakeAws(HttpsServer server, ExecutorService threads) {
    this.server = server;
    this.threads = threads;
  }

  /// What a simulated AWS is made of.
  ///
  /// @param root what attestation documents must lead to
  /// @param tls with a certificate for the endpoints' names ([#hosts])
  /// @param controlKey who has it may open sessions and plan faults
  public record Setup(
      String region,
      TrustAnchor root,
      SSLContext tls,
      StateStore state,
      String controlKey,
      SecureRandom random,
      Clock clock) {}

  /// Starts it on `port`; 0 takes any free one.
  public static FakeAws start(Setup setup, int port) throws IOException {
    Sessions sessions = new Sessions(setup.random);
    Faults faults = new Faults();
    Tables tables = new Tables(setup.state);
    Front front =
        new Front(
            services(setup, tables),
            new SignatureCheck(sessions, setup.region),
            faults,
            new Control(setup.controlKey, sessions, faults, tables),
            setup.region,
            setup.clock);
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(setup.tls));
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    server.setExecutor(threads);
    server.createContext("/", front);
    server.start();
    return new FakeAws(server, threads);
  }

  private static List<FakeService> services(Setup setup, Tables tables) {
    return List.of(
        new KmsService(setup.state, setup.root, setup.random),
        new SecretsService(setup.state, setup.random),
        new DynamoService(tables));
  }

  /// The names its certificate must have.
  public static List<String> hosts(String region) {
    return List.of(
        "kms." + region + ".amazonaws.com",
        "secretsmanager." + region + ".amazonaws.com",
        "dynamodb." + region + ".amazonaws.com",
        "localhost");
  }

  public InetSocketAddress address() {
    return server.getAddress();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
