package dev.treza.console.credential.own;

import dev.treza.console.ConsoleException;
import dev.treza.console.ConsoleRefusal;
import dev.treza.console.credential.CredentialChoice;
import dev.treza.console.store.AtomicFiles;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.charter.CredentialKind;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import dev.treza.fleet.jws.PublicJwk;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Keeps a [CredentialChoice] in a file.
final class ChoiceFile {
  private static final String REHEARSAL = "simulated";
  private static final String EARNEST = "nitro";
  private static final long DAY_MINUTES = Duration.ofDays(1).toMinutes();

  private final Path file;

  ChoiceFile(Path file) {
    this.file = file;
  }

  /// @throws ConsoleException `CON-FILE` if the file is damaged: a choice is not dropped silently
  Optional<CredentialChoice> read() throws ConsoleException {
    Optional<Bytes> content = AtomicFiles.read(file);
    if (content.isEmpty()) {
      return Optional.empty();
    }
    return switch (JsonFields.decode(content.get(), ChoiceFile::read)) {
      case Outcome.Accepted<CredentialChoice>(CredentialChoice choice) -> Optional.of(choice);
      case Outcome.Refused<CredentialChoice>(Refusal refusal) ->
          throw new ConsoleException(
              ConsoleRefusal.FILE, file + " is damaged: " + refusal.id().id());
    };
  }

  void write(CredentialChoice choice) throws ConsoleException {
    JsonObject.Builder json =
        JsonObject.builder()
            .text("v", "1")
            .text("kind", choice.kind().text())
            .text("name", choice.name())
            .text("realm", choice.rehearsal() ? REHEARSAL : EARNEST)
            .object("key", choice.key().json());
    switch (choice) {
      case CredentialChoice.Software software ->
          json.integer("idleMinutes", software.idle().toMinutes());
      case CredentialChoice.Token token ->
          json.integer("idleMinutes", token.idle().toMinutes())
              .text("module", token.module().toString())
              .digest("moduleDigest", token.moduleDigest())
              .text("serial", token.serial());
      case CredentialChoice.AirGapped _ -> {}
    }
    AtomicFiles.write(file, CanonicalJson.encode(json.build()));
  }

  void remove() throws ConsoleException {
    AtomicFiles.delete(file);
  }

  private static CredentialChoice read(JsonFields fields) throws JsonShapeException {
    fields.literal("v", "1");
    CredentialKind kind = fields.choice("kind", CredentialKind::parse);
    String name = fields.name("name");
    boolean rehearsal = fields.choice("realm", ChoiceFile::rehearsal);
    PublicJwk key = PublicJwk.read(fields.object("key"));
    return switch (kind) {
      case SOFTWARE -> new CredentialChoice.Software(name, rehearsal, key, idle(fields));
      case TOKEN ->
          new CredentialChoice.Token(
              name,
              rehearsal,
              key,
              idle(fields),
              Path.of(fields.text("module")),
              fields.digest("moduleDigest"),
              fields.text("serial"));
      case AIR_GAPPED -> new CredentialChoice.AirGapped(name, rehearsal, key);
    };
  }

  private static Duration idle(JsonFields fields) throws JsonShapeException {
    return Duration.ofMinutes(fields.longInteger("idleMinutes", 1, DAY_MINUTES));
  }

  private static Optional<Boolean> rehearsal(String realm) {
    return switch (realm) {
      case REHEARSAL -> Optional.of(true);
      case EARNEST -> Optional.of(false);
      default -> Optional.empty();
    };
  }
}
