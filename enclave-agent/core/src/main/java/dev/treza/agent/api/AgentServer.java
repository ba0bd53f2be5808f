package dev.treza.agent.api;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import dev.treza.agent.boot.Agent;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/// The HTTPS server: TLS 1.3 only, no resumption, one virtual thread per request. Whoever connects
/// may show a certificate; what it is worth the charter says.
public final class AgentServer implements AutoCloseable {
  /// System properties the launcher must set before the first TLS connection, with their values.
  /// Without tickets there is no resumption (rule `CHN-*`); the others bound what a peer may hold.
  public static final String NO_TICKETS = "jdk.tls.server.newSessionTicketCount";

  private static final int BACKLOG = 128;

  private final HttpsServer server;
  private final ExecutorService executor;

  private AgentServer(HttpsServer server, ExecutorService executor) {
    this.server = server;
    this.executor = executor;
  }

  /// Serves `agent` at `address`.
  ///
  /// @throws IllegalStateException if the Java runtime would issue session tickets
  public static AgentServer start(
      Agent agent, InetSocketAddress address, LongSupplier nanoTime, Consumer<String> log)
      throws IOException, GeneralSecurityException {
    if (!"0".equals(System.getProperty(NO_TICKETS))) {
      throw new IllegalStateException(NO_TICKETS + " must be 0");
    }
    HttpsServer server = HttpsServer.create(address, BACKLOG);
    server.setHttpsConfigurator(new Tls13Only(agent.tls().context(agent.random())));
    ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    server.setExecutor(executor);
    server.createContext("/", new ApiHandler(agent, new AttestedConnections(nanoTime), log));
    server.start();
    return new AgentServer(server, executor);
  }

  public InetSocketAddress address() {
    return server.getAddress();
  }

  @Override
  public void close() {
    server.stop(0);
    executor.shutdownNow();
  }

  private static final class Tls13Only extends HttpsConfigurator {
    Tls13Only(SSLContext context) {
      super(context);
    }

    @Override
    public void configure(HttpsParameters params) {
      SSLParameters parameters = getSSLContext().getDefaultSSLParameters();
      parameters.setProtocols(new String[] {"TLSv1.3"});
      parameters.setWantClientAuth(true);
      params.setSSLParameters(parameters);
    }
  }
}
