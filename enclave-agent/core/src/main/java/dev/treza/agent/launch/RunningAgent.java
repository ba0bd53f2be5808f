package dev.treza.agent.launch;

import dev.treza.agent.api.AgentServer;
import dev.treza.agent.boot.Agent;
import dev.treza.agent.setup.BootException;
import dev.treza.agent.setup.Parts;
import dev.treza.fleet.protocol.HealthReply;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.util.function.Consumer;

/// A booted agent that serves HTTPS.
public final class RunningAgent implements AutoCloseable {
  private final Agent agent;
  private final AgentServer server;

  private RunningAgent(Agent agent, AgentServer server) {
    this.agent = agent;
    this.server = server;
  }

  /// Boots an agent and serves it at `address` (port 0: any free one). Must come before any other
  /// use of TLS in the process, whose settings it makes.
  ///
  /// @param log takes one line per fault: ids and digests only
  /// @throws BootException if the agent cannot start or serve
  public static RunningAgent start(Parts parts, InetSocketAddress address, Consumer<String> log)
      throws BootException {
    RuntimeSettings.apply();
    Agent agent = Agent.boot(parts);
    try {
      return new RunningAgent(agent, AgentServer.start(agent, address, parts.nanoTime(), log));
    } catch (IOException | GeneralSecurityException e) {
      throw new BootException("the agent cannot serve: " + e.getMessage(), e);
    }
  }

  public InetSocketAddress address() {
    return server.address();
  }

  /// What the agent says of itself at the moment.
  public HealthReply health() {
    return agent.health();
  }

  @Override
  public void close() {
    server.close();
  }
}
