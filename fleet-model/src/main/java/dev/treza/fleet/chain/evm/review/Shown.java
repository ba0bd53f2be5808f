package dev.treza.fleet.chain.evm.review;

import dev.treza.fleet.chain.evm.abi.ValuePath.Found;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which values of some data have been shown, and in which words.
final class Shown {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]{1,200})\\}");

  private final Set<String> places = new HashSet<>();
  private final Map<String, List<String>> words = new HashMap<>();

  void add(Found found) {
    places.add(found.place());
  }

  boolean has(Found found) {
    return places.contains(found.place());
  }

  /// Remembers how a value was worded that a description names by `path`.
  void word(String path, String text) {
    words.computeIfAbsent(path, _ -> new ArrayList<>()).add(text);
  }

  /// The sentence with each `{path}` in words; nothing if one of them was not shown. Braces are
  /// written by doubling them.
  Optional<String> sentence(String template) {
    StringBuilder sentence = new StringBuilder();
    String text = template.replace("{{", "\u0001").replace("}}", "\u0002");
    Matcher matcher = PLACEHOLDER.matcher(text);
    while (matcher.find()) {
      List<String> values = words.getOrDefault(matcher.group(1), List.of());
      if (values.isEmpty()) {
        return Optional.empty();
      }
      matcher.appendReplacement(sentence, Matcher.quoteReplacement(joined(values)));
    }
    matcher.appendTail(sentence);
    return Optional.of(sentence.toString().replace('\u0001', '{').replace('\u0002', '}'));
  }

  /// The parts of `data` that were not shown, as small as they come.
  List<Found> rest(Found data) {
    List<Found> rest = new ArrayList<>();
    collect(data, rest);
    return rest;
  }

  private void collect(Found found, List<Found> rest) {
    if (places.contains(found.place()) && !found.place().isEmpty()) {
      return;
    }
    List<Found> parts = found.parts();
    if (parts.isEmpty() && !found.place().isEmpty()) {
      rest.add(found);
    }
    parts.forEach(part -> collect(part, rest));
  }

  private static String joined(List<String> values) {
    return values.size() <= 3
        ? String.join(", ", values)
        : String.join(", ", values.subList(0, 3)) + " and " + (values.size() - 3) + " more";
  }
}
