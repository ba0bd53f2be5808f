package dev.treza.agent.image.layout;

import java.lang.module.Configuration;
import java.lang.module.FindException;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.lang.module.ResolutionException;
import java.lang.module.ResolvedModule;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What the agent's root module needs and nothing else, found by the rules the Java runtime itself
/// follows: a jar that nobody requires, such as the simulator, is not among them.
///
/// @param jars ours and third-party jars, by module name
/// @param platform modules of the JDK, to be linked into the runtime
/// @param release the version of the agent's root module
public record AgentModules(
    SortedMap<String, Path> jars, SortedSet<String> platform, String release) {
  /// The module with process 1's main class.
  static final String ROOT = "dev.treza.agent";

  /// Every jar that may be in an image, by module name. A new one is a decision.
  static final Set<String> ALLOWED =
      Set.of(
          ROOT,
          "dev.treza.agent.crypto",
          "dev.treza.agent.nitro",
          "dev.treza.agent.aws",
          "dev.treza.fleet",
          "org.bouncycastle.provider");

  public AgentModules {
    jars = Collections.unmodifiableSortedMap(new TreeMap<>(jars));
    platform = Collections.unmodifiableSortedSet(new TreeSet<>(platform));
  }

  /// Resolves the agent among the jars in `folder`.
  ///
  /// @throws LayoutException if a module is missing, or one is needed that may not be in an image
  public static AgentModules in(Path folder) throws LayoutException {
    try {
      return of(
          Configuration.empty()
              .resolve(ModuleFinder.of(folder), ModuleFinder.ofSystem(), Set.of(ROOT)));
    } catch (FindException | ResolutionException unresolved) {
      throw new LayoutException("the agent is not whole: " + unresolved.getMessage(), unresolved);
    }
  }

  private static AgentModules of(Configuration resolved) throws LayoutException {
    SortedMap<String, Path> jars = new TreeMap<>();
    SortedSet<String> platform = new TreeSet<>();
    for (ResolvedModule module : resolved.modules()) {
      URI location = location(module.reference());
      if (location.getScheme().equals("jrt")) {
        platform.add(module.name());
      } else {
        jars.put(module.name(), Path.of(location));
      }
    }
    if (!jars.keySet().equals(ALLOWED)) {
      throw new LayoutException("the agent's jars are " + jars.keySet() + ", not " + ALLOWED);
    }
    return new AgentModules(jars, platform, release(resolved));
  }

  private static String release(Configuration resolved) throws LayoutException {
    return resolved
        .findModule(ROOT)
        .flatMap(module -> module.reference().descriptor().rawVersion())
        .orElseThrow(() -> new LayoutException("the module " + ROOT + " has no version"));
  }

  private static URI location(ModuleReference module) throws LayoutException {
    return module
        .location()
        .orElseThrow(() -> new LayoutException(module.descriptor().name() + " comes from nowhere"));
  }
}
