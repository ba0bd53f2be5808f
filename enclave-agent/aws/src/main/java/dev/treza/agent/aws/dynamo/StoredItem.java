package dev.treza.agent.aws.dynamo;

import java.util.Optional;

/// An item as it lies in the table: `v` its version and `d` (or `c`, `n`) its value, and perhaps
/// what a large batch wants to write after it: `t` the batch, `xd` (or `xc`, `xn`) the value.
///
/// @param content absent if the key was never written, and a batch only wants to
record StoredItem(long version, Optional<Content> content, Optional<Intent> intent) {
  static final String VERSION = "v";
  static final String BATCH = "t";
  private static final String NEXT = "x";

  /// What a large batch wants to write.
  record Intent(String batch, Content content) {
    Attributes attributes() {
      return Attributes.NONE.text(BATCH, batch).and(content.attributes(NEXT));
    }
  }

  /// An item that is what it says.
  static StoredItem of(long version, Content content) {
    return new StoredItem(version, Optional.of(content), Optional.empty());
  }

  /// What is there once the batch became true.
  Optional<StoredItem> committed() {
    return intent.map(wanted -> of(version + 1, wanted.content()));
  }

  /// What is there once the batch can become true no more; nothing if the key was never written.
  Optional<StoredItem> aborted() {
    return content.map(old -> of(version, old));
  }

  Attributes attributes(Place place) {
    Attributes own = place.attributes();
    Attributes written =
        content.map(value -> own.number(VERSION, version).and(value.attributes(""))).orElse(own);
    return intent.map(wanted -> written.and(wanted.attributes())).orElse(written);
  }

  /// Nothing if these are no attributes of an item.
  static Optional<StoredItem> read(Attributes item) {
    Optional<Content> content = Content.read(item, "");
    Optional<Intent> intent =
        item.text(BATCH)
            .flatMap(batch -> Content.read(item, NEXT).map(next -> new Intent(batch, next)));
    long version = item.number(VERSION).orElse(0L);
    boolean sound =
        content.isPresent() == version > 0
            && (content.isPresent() || intent.isPresent())
            && intent.isPresent() == item.text(BATCH).isPresent();
    return sound ? Optional.of(new StoredItem(version, content, intent)) : Optional.empty();
  }
}
