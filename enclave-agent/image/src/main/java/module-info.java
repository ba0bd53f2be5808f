/**
 * Builds, reads and measures the enclave image of the agent. It runs where images are built and
 * checked, never inside one.
 */
module dev.treza.agent.image {
  requires static transitive org.jspecify;
  requires transitive dev.treza.fleet;

  exports dev.treza.agent.image;
  exports dev.treza.agent.image.eif;
  exports dev.treza.agent.image.layout;
  exports dev.treza.agent.image.ramdisk;
}
