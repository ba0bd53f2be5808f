package dev.treza.rules;

import static dev.treza.rules.Sources.violations;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ShapeRulesTest {
  @TempDir Path folder;

  @Test
  void refusesAByteArrayInARecord() throws IOException {
    assertThat(
            violations(
                ShapeRules.recordsHoldNoByteArray(),
                folder,
                "package dev.treza.fleet; record Key(String name, byte[] raw) {}"))
        .hasSize(1);
  }

  @Test
  void allowsAByteArrayInAClass() throws IOException {
    assertThat(
            violations(
                ShapeRules.recordsHoldNoByteArray(),
                folder,
                "package dev.treza.fleet; class Key { private byte[] raw; }"))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "private static int count;",
        "static final int[] TABLE = {1};",
        "private static final java.util.ArrayList<String> SEEN = new java.util.ArrayList<>();",
        "private static final java.util.HashMap<String, String> SEEN = new java.util.HashMap<>();",
        "private static final StringBuilder TEXT = new StringBuilder();",
        "private static final java.util.concurrent.atomic.AtomicLong NEXT ="
            + " new java.util.concurrent.atomic.AtomicLong();"
      })
  void refusesAMutableStatic(String field) throws IOException {
    assertThat(
            violations(
                ShapeRules.nothingStaticIsMutable(),
                folder,
                "package dev.treza.fleet; class Holder { %s }".formatted(field)))
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "static final int LENGTH = 32;",
        "private static final int[] TABLE = {1};",
        "static final java.util.List<String> NAMES = java.util.List.of();",
        "void check(int i) { assert i > 0; }",
        "enum Colour { RED } int of(Colour c) { return switch (c) { case RED -> 1; }; }"
      })
  void allowsAnImmutableStaticAndWhatTheCompilerAdds(String member) throws IOException {
    assertThat(
            violations(
                ShapeRules.nothingStaticIsMutable(),
                folder,
                "package dev.treza.fleet; class Holder { %s }".formatted(member)))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"HexUtil", "HexUtils", "KeyHelper", "KeyManager", "SignerImpl"})
  void refusesANameThatSaysNothing(String name) throws IOException {
    assertThat(
            violations(
                ShapeRules.namesSayWhatAThingDoes(),
                folder,
                "package dev.treza.fleet; class %s {}".formatted(name)))
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"util", "common", "misc", "helper", "manager", "impl.keys"})
  void refusesAFolderThatSaysNothing(String folderName) throws IOException {
    assertThat(
            violations(
                ShapeRules.namesSayWhatAThingDoes(),
                folder,
                "package dev.treza.fleet.%s; class Key {}".formatted(folderName)))
        .hasSize(1);
  }

  @Test
  void refusesAPackageThatIsNotNullMarked() throws IOException {
    assertThat(
            violations(
                ShapeRules.everyPackageIsNullMarked(),
                folder,
                "package dev.treza.fleet.unmarked; class Key {}"))
        .hasSize(1);
  }

  @Test
  void allowsAPackageThatIsNullMarked() throws IOException {
    assertThat(
            violations(
                ShapeRules.everyPackageIsNullMarked(),
                folder,
                """
                @NullMarked package dev.treza.fleet.marked;
                import org.jspecify.annotations.NullMarked;
                """,
                "package dev.treza.fleet.marked; class Key {}"))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Exception", "RuntimeException"})
  void refusesABroadCatch(String caught) throws IOException {
    assertThat(violations(ShapeRules.nobodyCatchesBroadly(), folder, catching("fleet.A", caught)))
        .hasSize(1);
  }

  @Test
  void allowsANarrowCatch() throws IOException {
    assertThat(
            violations(
                ShapeRules.nobodyCatchesBroadly(),
                folder,
                catching("fleet.A", "IllegalStateException")))
        .isEmpty();
  }

  @Test
  void allowsTheOnePlaceThatRunsTasksToCatchBroadly() throws IOException {
    assertThat(
            violations(
                ShapeRules.nobodyCatchesBroadly(),
                folder,
                catching("console.shell.Tasks", "RuntimeException")))
        .isEmpty();
  }

  private static String catching(String type, String caught) {
    int dot = type.lastIndexOf('.');
    return """
    package dev.treza.%s;
    class %s { void m(Runnable r) { try { r.run(); } catch (%s e) { r.run(); } } }
    """
        .formatted(type.substring(0, dot), type.substring(dot + 1), caught);
  }
}
