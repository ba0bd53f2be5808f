package dev.treza.agent.image.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Options of one command, `--name value` each; every one must be asked for, or it is unknown.
final class Options {
  private final Map<String, String> left = new HashMap<>();

  Options(List<String> arguments) throws UsageException {
    for (int i = 0; i < arguments.size(); i += 2) {
      String name = arguments.get(i);
      if (!name.startsWith("--") || i + 1 == arguments.size()) {
        throw new UsageException("options come as --name value: " + name);
      }
      if (left.put(name, arguments.get(i + 1)) != null) {
        throw new UsageException(name + " is given twice");
      }
    }
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(left.remove(name));
  }

  String neededText(String name) throws UsageException {
    return text(name).orElseThrow(() -> new UsageException(name + " is missing"));
  }

  Path neededPath(String name) throws UsageException {
    return path(neededText(name));
  }

  Optional<Path> optionalPath(String name) throws UsageException {
    Optional<String> text = text(name);
    return text.isEmpty() ? Optional.empty() : Optional.of(path(text.get()));
  }

  long number(String name, long otherwise) throws UsageException {
    String text = text(name).orElse(Long.toString(otherwise));
    if (!text.matches("[0-9]{1,10}")) {
      throw new UsageException(name + " is a number");
    }
    return Long.parseLong(text);
  }

  void end() throws UsageException {
    for (String name : left.keySet()) {
      throw new UsageException("there is no option " + name);
    }
  }

  static Path path(String text) throws UsageException {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new UsageException("not a path: " + text, e);
    }
  }
}
