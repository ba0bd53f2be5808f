/** Native room of the agent; see the package documentation. */
module dev.treza.agent.crypto {
  requires static transitive org.jspecify;

  exports dev.treza.agent.crypto;
}
