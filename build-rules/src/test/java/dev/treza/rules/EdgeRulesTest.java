package dev.treza.rules;

import static dev.treza.rules.Sources.violations;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EdgeRulesTest {
  /// The table of the architecture, written a second time: an edge is added by two hands.
  private static final Set<String> ALLOWED =
      Set.of(
          "CEREMONY FLEET",
          "CORE FLEET",
          "CORE CRYPTO",
          "AWS FLEET",
          "AWS CRYPTO",
          "LAUNCH FLEET",
          "LAUNCH CRYPTO",
          "LAUNCH NITRO",
          "LAUNCH CORE",
          "LAUNCH AWS",
          "IMAGE FLEET",
          "SIMULATOR FLEET",
          "SIMULATOR CRYPTO",
          "SIMULATOR AWS",
          "SIMULATOR CORE",
          "SIMULATOR LAUNCH",
          "SDK FLEET",
          "KEY_IMPORT FLEET",
          "KEY_IMPORT CRYPTO",
          "KEY_IMPORT SDK",
          "CONSOLE FLEET",
          "CONSOLE CEREMONY",
          "CONSOLE SDK",
          "CONSOLE IMAGE",
          "TOUR FLEET",
          "TOUR CEREMONY",
          "TOUR SDK",
          "TOUR CONSOLE");

  @TempDir Path folder;
  private List<String> drawn = List.of();

  @BeforeAll
  void drawEveryEdgeOnce(@TempDir Path all) throws IOException {
    drawn =
        violations(
            EdgeRules.partsUseOnlyWhatTheTableAllows(),
            all,
            Stream.concat(
                    Arrays.stream(Part.values())
                        .map(part -> "package %s.x; public class Used {}".formatted(part.root())),
                    edges().map(Edge::source))
                .toArray(String[]::new));
  }

  static Stream<Edge> forbiddenEdges() {
    return edges().filter(edge -> !ALLOWED.contains(edge.toString()));
  }

  static Stream<Edge> allowedEdges() {
    return edges().filter(edge -> ALLOWED.contains(edge.toString()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("forbiddenEdges")
  void refusesAnEdgeOutsideTheTable(Edge edge) {
    assertThat(drawn).filteredOn(line -> line.contains(edge.user())).hasSize(1);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("allowedEdges")
  void allowsAnEdgeOfTheTable(Edge edge) {
    assertThat(drawn).filteredOn(line -> line.contains(edge.user())).isEmpty();
  }

  @Test
  void refusesTheUseOfAPackageThatNoPartOwns() throws IOException {
    assertThat(
            violations(
                EdgeRules.partsUseOnlyWhatTheTableAllows(),
                folder,
                "package dev.treza.elsewhere; public class Used {}",
                "package dev.treza.fleet; class User { dev.treza.elsewhere.Used it; }"))
        .hasSize(1);
  }

  @Test
  void refusesACycleBetweenTwoPackages() throws IOException {
    assertThat(
            violations(
                EdgeRules.packagesHaveNoCycle(),
                folder,
                "package dev.treza.fleet.a; public class A { dev.treza.fleet.b.B b; }",
                "package dev.treza.fleet.b; public class B { dev.treza.fleet.a.A a; }"))
        .hasSize(1);
  }

  @Test
  void refusesAnAreaThatUsesTheRegisterOfRefusals() throws IOException {
    assertThat(
            violations(
                EdgeRules.packagesHaveNoCycle(),
                folder,
                "package dev.treza.fleet; public class Refusals { dev.treza.fleet.a.A a; }",
                "package dev.treza.fleet.a; public class A { dev.treza.fleet.Refusals all; }"))
        .hasSize(1);
  }

  @Test
  void allowsTheRegisterOfRefusalsToNameAnAreaThatUsesItsPackage() throws IOException {
    assertThat(
            violations(
                EdgeRules.packagesHaveNoCycle(),
                folder,
                "package dev.treza.fleet; public class Refusals { dev.treza.fleet.a.A a; }",
                "package dev.treza.fleet; public interface RefusalId {}",
                "package dev.treza.fleet.a; public class A implements dev.treza.fleet.RefusalId {}"))
        .isEmpty();
  }

  @Test
  void refusesAnotherHandThatAuthorises() throws IOException {
    assertThat(
            violations(
                EdgeRules.onlyTheRecorderAuthorises(),
                folder,
                "package dev.treza.agent.pipeline; public class Authorised {}",
                "package dev.treza.agent.pipeline; class Signer { Object o = new Authorised(); }"))
        .hasSize(1);
  }

  @Test
  void refusesAConstructorReferenceThatAuthorises() throws IOException {
    assertThat(
            violations(
                EdgeRules.onlyTheRecorderAuthorises(),
                folder,
                "package dev.treza.agent.pipeline; public class Authorised {}",
                """
                package dev.treza.agent.pipeline;
                class Signer {
                  java.util.function.Supplier<Authorised> make() { return Authorised::new; }
                }
                """))
        .hasSize(1);
  }

  @Test
  void allowsTheRecorderAndWhatItEnclosesToAuthorise() throws IOException {
    assertThat(
            violations(
                EdgeRules.onlyTheRecorderAuthorises(),
                folder,
                "package dev.treza.agent.pipeline; public class Authorised {}",
                """
                package dev.treza.agent.pipeline;
                class Recorder {
                  Object own() { return new Authorised(); }
                  static class Step { Object nested() { return new Authorised(); } }
                }
                """))
        .isEmpty();
  }

  private static Stream<Edge> edges() {
    return Arrays.stream(Part.values())
        .flatMap(from -> Arrays.stream(Part.values()).map(to -> new Edge(from, to)))
        .filter(edge -> edge.from != edge.to);
  }

  /// One part using another.
  record Edge(Part from, Part to) {
    String user() {
      return "%s.x.Uses%s.".formatted(from.root(), to);
    }

    String source() {
      return "package %s.x; class Uses%s { %s.x.Used it; }".formatted(from.root(), to, to.root());
    }

    @Override
    public String toString() {
      return from + " " + to;
    }
  }
}
