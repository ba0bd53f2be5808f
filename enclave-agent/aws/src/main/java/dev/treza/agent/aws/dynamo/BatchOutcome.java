package dev.treza.agent.aws.dynamo;

import java.util.Optional;
import java.util.stream.Stream;

/// What came of a large batch. It is written once and never again.
enum BatchOutcome {
  COMMITTED,
  ABORTED;

  private static final String ATTRIBUTE = "o";

  Attributes attributes() {
    return Attributes.NONE.text(ATTRIBUTE, name());
  }

  static Optional<BatchOutcome> read(Attributes item) {
    return item.text(ATTRIBUTE)
        .flatMap(text -> Stream.of(values()).filter(known -> known.name().equals(text)).findAny());
  }
}
