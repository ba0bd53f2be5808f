/** Native room of the agent; see the package documentation. */
module dev.treza.agent.nitro {
  requires static transitive org.jspecify;

  exports dev.treza.agent.nitro;
}
