package dev.treza.console.shell;

import dev.treza.fleet.NetworkMode;
import java.util.Optional;

/// What a person must always see: how serious the networks are that he works with, and whether any
/// of it is simulated (rule `REALM`).
///
/// @param network the most serious network of any enclave shown; absent if there is no enclave
/// @param simulated whether any enclave shown is a simulator's
public record Surroundings(Optional<NetworkMode> network, boolean simulated) {
  public static final Surroundings NONE = new Surroundings(Optional.empty(), false);

  /// One sentence for the band.
  public String sentence() {
    return network.map(this::sentence).orElse("No enclave yet.");
  }

  private String sentence(NetworkMode mode) {
    String stakes =
        switch (mode) {
          case MAINNET -> "Real money: what is signed here moves it.";
          case TESTNET -> "Test networks: nothing here has real value.";
          case LOCAL -> "Local networks: nothing here has real value.";
        };
    return simulated ? stakes + " Enclaves run on this computer, without protection." : stakes;
  }
}
