package dev.treza.agent.image.layout;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.image.ImageRefusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// Looks through the classes of one jar of an image. Refuses with `IMG-CODE`: a jar that is not the
/// module its place names, a test class, and a class that mentions one of the simulator or of a
/// test library anywhere.
final class JarCheck {
  private static final String DESCRIPTOR = "module-info.class";
  private static final String VERSIONED_DESCRIPTOR = "META-INF/versions/9/module-info.class";

  /// Internal names of packages whose classes must not even be named.
  private static final List<String> FORBIDDEN =
      List.of(
          "dev/treza/agent/simulator/",
          "dev/treza/agent/image/",
          "dev/treza/rules/",
          "org/junit/",
          "org/assertj/",
          "com/tngtech/archunit/");

  private final String module;
  private boolean named;

  private JarCheck(String module) {
    this.module = module;
  }

  /// Gives the module's name back.
  static Outcome<String> check(String module, Bytes jar) {
    JarCheck check = new JarCheck(module);
    try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(jar.toArray()))) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        Optional<String> fault = check.fault(entry.getName(), entries);
        if (fault.isPresent()) {
          return check.refused(entry.getName(), fault.get());
        }
      }
    } catch (IOException damaged) {
      return check.refused("", "it is no jar: " + damaged.getMessage());
    }
    return check.named ? Outcome.accepted(module) : check.refused("", "it is no module");
  }

  private Optional<String> fault(String name, ZipInputStream content) throws IOException {
    if (!name.endsWith(".class")) {
      return Optional.empty();
    }
    try {
      ClassModel parsed = ClassFile.of().parse(content.readAllBytes());
      return name.endsWith(DESCRIPTOR) ? descriptorFault(name, parsed) : classFault(name, parsed);
    } catch (IllegalArgumentException malformed) {
      return Optional.of("it is no class: " + malformed.getMessage());
    }
  }

  private Optional<String> descriptorFault(String name, ClassModel descriptor) {
    if (!name.equals(DESCRIPTOR) && !name.equals(VERSIONED_DESCRIPTOR)) {
      return Optional.of("a module descriptor at a place of its own");
    }
    named = true;
    return descriptor
            .findAttribute(Attributes.module())
            .map(attribute -> attribute.moduleName().name().stringValue())
            .filter(module::equals)
            .isPresent()
        ? Optional.empty()
        : Optional.of("it describes another module");
  }

  private static Optional<String> classFault(String name, ClassModel parsed) {
    if (name.startsWith("dev/treza/") && name.endsWith("Test.class")) {
      return Optional.of("a test class");
    }
    for (PoolEntry entry : parsed.constantPool()) {
      if (entry instanceof ClassEntry type && isForbidden(type.asInternalName())) {
        return Optional.of("it mentions " + type.asInternalName());
      }
    }
    return Optional.empty();
  }

  /// @param name an internal name, or the descriptor of an array
  private static boolean isForbidden(String name) {
    return FORBIDDEN.stream()
        .anyMatch(forbidden -> name.startsWith(forbidden) || name.contains("[L" + forbidden));
  }

  private Outcome<String> refused(String name, String detail) {
    return Outcome.refused(Refusal.at(ImageRefusal.CODE, module + "!/" + name, detail));
  }
}
