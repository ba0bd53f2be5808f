/**
 * The agent's core: phases, commands, the order of key use, receipts, state and the HTTPS API. It
 * talks to the security module, the stores and the sealing key through ports.
 */
module dev.treza.agent {
  requires static transitive org.jspecify;
  requires transitive dev.treza.fleet;
  requires transitive dev.treza.agent.crypto;
  requires transitive dev.treza.agent.aws;
  requires dev.treza.agent.nitro;
  requires jdk.httpserver;
  requires org.bouncycastle.provider;

  exports dev.treza.agent.device;
  exports dev.treza.agent.launch;
  exports dev.treza.agent.seal;
  exports dev.treza.agent.setup;
  exports dev.treza.agent.store;
}
