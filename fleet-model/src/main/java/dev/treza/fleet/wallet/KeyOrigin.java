package dev.treza.fleet.wallet;

import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import java.util.Optional;
import java.util.stream.Stream;

/// Where a wallet's key comes from; told as long as the wallet exists.
public sealed interface KeyOrigin {
  /// Born inside the enclave, and never anywhere else.
  record Generated() implements KeyOrigin {}

  /// Made somewhere else: whoever had it there may still have it.
  ///
  /// @param path its place below the seed it was taken from, if that is known
  record Imported(Optional<DerivationPath> path) implements KeyOrigin {}

  /// Born inside the enclave as a child of the namespace's master seed.
  record Derived(DerivationPath path) implements KeyOrigin {}

  /// As documents write it.
  default String text() {
    return kind().text;
  }

  /// Its place below a seed.
  default Optional<DerivationPath> derivationPath() {
    return switch (this) {
      case Generated _ -> Optional.empty();
      case Imported(Optional<DerivationPath> known) -> known;
      case Derived(DerivationPath known) -> Optional.of(known);
    };
  }

  /// Writes `origin` and, where there is one, `pathName`.
  default void writeTo(JsonObject.Builder json, String pathName) {
    json.text("origin", text());
    derivationPath().ifPresent(path -> json.text(pathName, path.text()));
  }

  /// The reverse of [#writeTo].
  static KeyOrigin read(JsonFields fields, String pathName) throws JsonShapeException {
    return switch (fields.choice("origin", Kind::parse)) {
      case GENERATED -> new Generated();
      case IMPORTED -> new Imported(fields.optionalChoice(pathName, DerivationPath::parse));
      case DERIVED -> new Derived(fields.choice(pathName, DerivationPath::parse));
    };
  }

  private Kind kind() {
    return switch (this) {
      case Generated _ -> Kind.GENERATED;
      case Imported _ -> Kind.IMPORTED;
      case Derived _ -> Kind.DERIVED;
    };
  }

  /// The words of documents.
  enum Kind {
    GENERATED("generated"),
    IMPORTED("imported"),
    DERIVED("derived");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    static Optional<Kind> parse(String text) {
      return Stream.of(values()).filter(kind -> kind.text.equals(text)).findFirst();
    }
  }
}
