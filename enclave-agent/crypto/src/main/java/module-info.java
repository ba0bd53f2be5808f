/// The agent's room for secrets. It runs with `--enable-native-access=dev.treza.agent.crypto`; see
/// the package documentation.
module dev.treza.agent.crypto {
  requires static transitive org.jspecify;

  exports dev.treza.agent.crypto;
  exports dev.treza.agent.crypto.derivation;
  exports dev.treza.agent.crypto.hpke;
}
