package dev.treza.rules;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/// The parts of the product and the edges between them: the table of the architecture, in code. A
/// part may use itself, the parts its row names, and nothing else of ours.
public enum Part {
  FLEET("dev.treza.fleet"),
  CEREMONY("dev.treza.ceremony"),
  CRYPTO("dev.treza.agent.crypto"),
  NITRO("dev.treza.agent.nitro"),
  AWS("dev.treza.agent.aws"),
  CORE("dev.treza.agent"),
  /// The agent's composition root, the one place that sees both the device and the pipeline.
  LAUNCH("dev.treza.agent.launch"),
  IMAGE("dev.treza.agent.image"),
  SIMULATOR("dev.treza.agent.simulator"),
  SDK("dev.treza.sdk"),
  /// Takes keys from outside to an enclave: a process of its own.
  KEY_IMPORT("dev.treza.keyimport"),
  CONSOLE("dev.treza.console"),
  TOUR("dev.treza.tour");

  private final String root;

  Part(String root) {
    this.root = root;
  }

  /// The package below which the part lives, unless a longer root of another part matches.
  public String root() {
    return root;
  }

  public boolean mayUse(Part other) {
    return other == this || row().contains(other);
  }

  /// Where the architecture names a part whose API speaks of fleet-model, so does the row.
  private Set<Part> row() {
    return switch (this) {
      case FLEET, CRYPTO, NITRO -> Set.of();
      case CEREMONY, IMAGE, SDK -> Set.of(FLEET);
      case CORE -> Set.of(FLEET, CRYPTO);
      case AWS -> Set.of(FLEET, CRYPTO);
      case SIMULATOR -> Set.of(FLEET, CRYPTO, AWS, CORE, LAUNCH);
      case LAUNCH -> Set.of(FLEET, CRYPTO, NITRO, CORE, AWS);
      case KEY_IMPORT -> Set.of(FLEET, CRYPTO, SDK);
      case CONSOLE -> Set.of(FLEET, CEREMONY, SDK, IMAGE);
      case TOUR -> Set.of(FLEET, CEREMONY, SDK, CONSOLE);
    };
  }

  /// The part a class belongs to: the one with the longest root that contains its package.
  static Optional<Part> of(JavaClass type) {
    return Arrays.stream(values())
        .filter(part -> part.contains(type.getPackageName()))
        .max(Comparator.comparingInt(part -> part.root.length()));
  }

  private boolean contains(String packageName) {
    return packageName.equals(root) || packageName.startsWith(root + ".");
  }
}
