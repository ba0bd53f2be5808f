package dev.treza.console.cli;

import dev.treza.fleet.Outcome;
import dev.treza.fleet.Realm;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.jws.PublicJwk;
import dev.treza.fleet.release.ReleaseAnchor;
import dev.treza.fleet.release.ReleaseVerifier;
import dev.treza.fleet.release.VerifiedRelease;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/// The options that name a release file, and the key it must be signed with: the built-in one,
/// unless a simulator's is meant.
final class ReleaseInput {
  @Option(
      names = "--release",
      paramLabel = "FILE",
      description = "signed release file whose measurements to expect")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--release-key",
      paramLabel = "FILE",
      description = "public key (JWK) that signs a simulator's releases; never for real enclaves")
  private Optional<Path> key = Optional.empty();

  boolean isGiven() {
    return file.isPresent();
  }

  /// What the file says of enclaves in `realm`. Refused: `JWS-*`, `JSON-*`, `REL-*`.
  Outcome<Expectation> read(Realm realm) throws UnreadableInputException {
    if (file.isEmpty()) {
      throw new UnreadableInputException("--release-key is for --release");
    }
    String compact = line(file.get());
    return anchor(realm)
        .then(anchor -> ReleaseVerifier.verify(compact, anchor))
        .then(release -> expectation(release, realm));
  }

  boolean keyIsGiven() {
    return key.isPresent();
  }

  private static Outcome<Expectation> expectation(VerifiedRelease release, Realm realm) {
    return release.measurements(realm).map(_ -> Expectation.of(List.of(release)));
  }

  private Outcome<ReleaseAnchor> anchor(Realm realm) throws UnreadableInputException {
    if (key.isEmpty()) {
      return Outcome.accepted(ReleaseAnchor.PRODUCTION);
    }
    PublicJwk named = jwk(key.get());
    return switch (realm) {
      case Realm.Simulated simulated -> ReleaseAnchor.development(named, simulated);
      case Realm.Nitro() ->
          throw new UnreadableInputException(
              "--release-key is for simulators: name their root with --root."
                  + " The key for real enclaves is built in");
    };
  }

  private static PublicJwk jwk(Path file) throws UnreadableInputException {
    return switch (JsonFields.decode(InputFile.read(file), PublicJwk::read)) {
      case Outcome.Accepted<PublicJwk>(PublicJwk key) -> key;
      case Outcome.Refused<PublicJwk>(Refusal refusal) ->
          throw new UnreadableInputException(file + ": " + refusal.line());
    };
  }

  /// A line end at the end of the file is the editor's, not the signer's.
  private static String line(Path file) throws UnreadableInputException {
    String text = new String(InputFile.read(file).toArray(), StandardCharsets.ISO_8859_1);
    return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
  }
}
