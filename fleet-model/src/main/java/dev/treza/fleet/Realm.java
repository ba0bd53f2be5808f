package dev.treza.fleet;

import java.util.Optional;

/// Where a signed thing belongs (rule `REALM`): real Nitro hardware, or one installation's
/// simulator, named by the SHA-256 digest of its root certificate's DER. Verifiers demand equality;
/// nothing signed in one realm is valid in another.
public sealed interface Realm {
  /// The text form used in every signed thing: `nitro` or `simulated:<64 hex digits>`.
  String text();

  /// AWS Nitro Enclaves under the production root.
  record Nitro() implements Realm {
    @Override
    public String text() {
      return "nitro";
    }
  }

  /// A simulator whose root certificate has this digest.
  record Simulated(Digest root) implements Realm {
    @Override
    public String text() {
      return "simulated:" + root.hex();
    }
  }

  Realm NITRO = new Nitro();

  /// The realm that `text` names, or nothing if it names none.
  static Optional<Realm> parse(String text) {
    if (text.equals("nitro")) {
      return Optional.of(NITRO);
    }
    if (text.matches("simulated:[0-9a-f]{64}")) {
      return Optional.of(new Simulated(Digest.parse(text.substring("simulated:".length()))));
    }
    return Optional.empty();
  }
}
