package dev.treza.agent.aws.dynamo;

import java.util.Optional;

/// A write whose value is ready to be named by an item.
///
/// @param content nothing if the version is only demanded
record Prepared(String key, long expected, Optional<Content> content) {
  int size() {
    return content.map(Content::size).orElse(0);
  }
}
