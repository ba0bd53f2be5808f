package dev.treza.agent.image.layout;

import dev.treza.agent.image.ramdisk.Entry;
import dev.treza.agent.image.ramdisk.Ramdisk;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.image.ImageRefusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Opens the ramdisks of a finished image and looks: every file on the list is there, no other is,
/// the launcher gets the agent's arguments, and no jar holds what belongs to simulator or tests.
/// Refuses with `IMG-CONTENT` and `IMG-CODE`. It looks at the image alone, not at how it was made.
public final class ContentCheck {
  private ContentCheck() {}

  /// Gives both ramdisks back if they are as they must be.
  public static Outcome<ImageContent> check(Ramdisk boot, Ramdisk application) {
    return boot.equals(BootRamdisk.content(KernelModules.of(boot)))
        ? sameShape(application)
            .then(ContentCheck::arguments)
            .then(ContentCheck::jars)
            .map(_ -> new ImageContent(boot, application))
        : Outcome.refused(ImageRefusal.CONTENT, "the boot ramdisk is not the one every image has");
  }

  private static Outcome<Ramdisk> sameShape(Ramdisk application) {
    Map<String, Entry> wanted = byPath(ApplicationRamdisk.shape());
    Map<String, Entry> found = byPath(application);
    for (Map.Entry<String, Entry> entry : found.entrySet()) {
      if (!shape(entry.getValue()).equals(Optional.ofNullable(wanted.get(entry.getKey())))) {
        return refused(entry.getKey(), "it is not on the list of what an image holds");
      }
    }
    for (String path : wanted.keySet()) {
      if (!found.containsKey(path)) {
        return refused(path, "it is missing");
      }
    }
    return Outcome.accepted(application);
  }

  private static Outcome<Ramdisk> arguments(Ramdisk application) {
    return AgentArguments.decode(content(application, ApplicationRamdisk.ARGUMENTS))
        .map(_ -> application);
  }

  private static Outcome<Ramdisk> jars(Ramdisk application) {
    for (String module : AgentModules.ALLOWED) {
      Bytes jar = content(application, ApplicationRamdisk.jar(module));
      switch (JarCheck.check(module, jar)) {
        case Accepted<String> _ -> {}
        case Refused<String>(Refusal refusal) -> {
          return Outcome.refused(refusal);
        }
      }
    }
    return Outcome.accepted(application);
  }

  private static Map<String, Entry> byPath(Ramdisk ramdisk) {
    return ramdisk.entries().stream().collect(Collectors.toMap(Entry::path, Function.identity()));
  }

  /// The entry without the content of a file.
  private static Optional<Entry> shape(Entry entry) {
    return switch (entry) {
      case Entry.File file -> Optional.of(new Entry.File(file.path(), Bytes.EMPTY, file.program()));
      case Entry.Folder _, Entry.Link _, Entry.Device _ -> Optional.of(entry);
    };
  }

  private static Bytes content(Ramdisk ramdisk, String path) {
    List<Bytes> found =
        ramdisk.entries().stream()
            .filter(entry -> entry.path().equals(path))
            .map(entry -> entry instanceof Entry.File file ? file.content() : Bytes.EMPTY)
            .toList();
    return found.getFirst();
  }

  private static Outcome<Ramdisk> refused(String path, String detail) {
    return Outcome.refused(Refusal.at(ImageRefusal.CONTENT, "/" + path, detail));
  }
}
