package dev.treza.agent.image.eif;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.image.ImageRefusal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// Takes the sections of a file in the one order they may have.
final class SectionOrder {
  private final Deque<Section> left;

  SectionOrder(List<Section> sections) {
    left = new ArrayDeque<>(sections);
  }

  Bytes one(EifFormat.Type type) throws ImageShapeException {
    return maybe(type)
        .orElseThrow(() ->
            ImageShapeException.of(
                ImageRefusal.SECTION, "where the " + type + " must be is " + next()));
  }

  List<Bytes> some(EifFormat.Type type) throws ImageShapeException {
    List<Bytes> contents = new ArrayList<>();
    contents.add(one(type));
    for (var more = maybe(type); more.isPresent(); more = maybe(type)) {
      contents.add(more.get());
    }
    return contents;
  }

  Optional<Bytes> maybe(EifFormat.Type type) {
    return Optional.ofNullable(left.peek())
        .filter(section -> section.type() == type)
        .map(section -> left.remove().content());
  }

  void end() throws ImageShapeException {
    if (!left.isEmpty()) {
      throw ImageShapeException.of(ImageRefusal.SECTION, "where the end must be is " + next());
    }
  }

  private String next() {
    return Optional.ofNullable(left.peek())
        .map(section -> "a section " + section.type())
        .orElse("nothing");
  }
}
