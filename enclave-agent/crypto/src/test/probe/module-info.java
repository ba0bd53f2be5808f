/// A module that was given no native access, beside one that was.
module dev.treza.agent.crypto.probe {
  requires dev.treza.agent.crypto;
}
