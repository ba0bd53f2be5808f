/// The agent's room for devices and the kernel. It runs with
/// `--enable-native-access=dev.treza.agent.nitro`; see the package documentation.
module dev.treza.agent.nitro {
  requires static transitive org.jspecify;

  exports dev.treza.agent.nitro;
}
