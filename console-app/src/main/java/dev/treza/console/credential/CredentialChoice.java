package dev.treza.console.credential;

import dev.treza.fleet.Digest;
import dev.treza.fleet.charter.CredentialKind;
import dev.treza.fleet.jws.PublicJwk;
import java.nio.file.Path;
import java.time.Duration;

/// Which credential a person chose for himself on this computer. It holds nothing secret.
public sealed interface CredentialChoice {
  /// What people call it; the holder's name as a rule.
  String name();

  /// Whether it is for simulated enclaves, and for nothing else.
  boolean rehearsal();

  PublicJwk key();

  CredentialKind kind();

  /// A PKCS#12 file in the console's folder.
  ///
  /// @param idle after which time without a signature it locks itself
  record Software(String name, boolean rehearsal, PublicJwk key, Duration idle)
      implements CredentialChoice {
    @Override
    public CredentialKind kind() {
      return CredentialKind.SOFTWARE;
    }
  }

  /// A key on a token.
  ///
  /// @param idle as above
  /// @param module the PKCS#11 module, an absolute path
  /// @param moduleDigest what the module was when it was chosen: it is handed the PIN
  /// @param serial of the token, so that no PIN is tried on another
  record Token(
      String name,
      boolean rehearsal,
      PublicJwk key,
      Duration idle,
      Path module,
      Digest moduleDigest,
      String serial)
      implements CredentialChoice {
    @Override
    public CredentialKind kind() {
      return CredentialKind.TOKEN;
    }
  }

  /// A key on a computer without a network.
  record AirGapped(String name, boolean rehearsal, PublicJwk key) implements CredentialChoice {
    @Override
    public CredentialKind kind() {
      return CredentialKind.AIR_GAPPED;
    }
  }
}
