package dev.treza.agent.launch;

import java.util.Map;

/// The system properties by which the JDK's TLS and HTTP server are told what this agent needs.
/// They are read once, so they must be set before the first use of either.
final class RuntimeSettings {
  private static final Map<String, String> VALUES =
      Map.of(
          // without tickets there is no session to resume (rules CHN-*)
          "jdk.tls.server.newSessionTicketCount", "0",
          // a client may change no key of a running connection to a weaker one
          "jdk.tls.rejectClientInitiatedRenegotiation", "true",
          // no group whose mathematics a stranger can make the agent pay for
          "jdk.tls.namedGroups", "x25519,secp256r1",
          // answers are small; waiting to fill a packet costs 40 ms each
          "sun.net.httpserver.nodelay", "true",
          // what one slow or greedy peer may hold: a request comes within ten seconds of the
          // connection or of its own first byte
          "sun.net.httpserver.maxReqTime", "10",
          "sun.net.httpserver.maxRspTime", "30",
          "sun.net.httpserver.idleInterval", "660",
          "sun.net.httpserver.clockTick", "1000",
          // so many that silent peers do not fill them, so few that they fit the heap
          "sun.net.httpserver.maxIdleConnections", "1000",
          "jdk.httpserver.maxConnections", "1024");

  private RuntimeSettings() {}

  static void apply() {
    VALUES.forEach(System::setProperty);
  }
}
