/**
 * The simulator: a software security module with a root of its own, and the local host that runs an
 * agent on it. Never on an image's class path; what it attests is of realm {@code simulated}.
 */
module dev.treza.agent.simulator {
  requires static transitive org.jspecify;
  requires transitive dev.treza.agent;
  requires java.net.http;
  requires jdk.httpserver;
  requires org.bouncycastle.pkix;
  requires org.bouncycastle.provider;

  exports dev.treza.agent.simulator;
}
