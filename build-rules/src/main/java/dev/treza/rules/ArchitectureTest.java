package dev.treza.rules;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The architecture test that every module inherits. A subclass names the parts its module holds;
/// the rules are the same for all and look at the compiled main classes of that module only.
///
/// ```java
/// final class SdkArchitectureTest extends ArchitectureTest {
///   SdkArchitectureTest() {
///     super(Part.SDK);
///   }
/// }
/// ```
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ArchitectureTest {
  private final Set<Part> parts;
  private final JavaClasses classes;

  /// @param parts the parts whose classes this module holds
  protected ArchitectureTest(Part... parts) {
    this.parts = Set.of(parts);
    Path module = Path.of(System.getProperty("basedir", ""));
    this.classes = new ClassFileImporter().importPath(module.resolve("target/classes"));
  }

  @Test
  final void everyClassLiesInAPartOfThisModule() {
    List<String> strangers =
        classes.stream()
            .filter(type -> Part.of(type).filter(parts::contains).isEmpty())
            .map(JavaClass::getFullName)
            .toList();
    Assertions.assertFalse(classes.isEmpty(), "no compiled class was found: nothing was checked");
    Assertions.assertEquals(List.of(), strangers);
  }

  @Test
  final void partsUseOnlyWhatTheTableAllows() {
    check(EdgeRules.partsUseOnlyWhatTheTableAllows());
  }

  @Test
  final void packagesHaveNoCycle() {
    check(EdgeRules.packagesHaveNoCycle());
  }

  @Test
  final void onlyTheRecorderAuthorises() {
    check(EdgeRules.onlyTheRecorderAuthorises());
  }

  @Test
  final void viewModelsKnowNoScene() {
    check(ReachRules.viewModelsKnowNoScene());
  }

  @Test
  final void theDomainTouchesNoOutsideWorld() {
    check(ReachRules.theDomainTouchesNoOutsideWorld());
  }

  @Test
  final void theDomainReadsNoClock() {
    check(ReachRules.theDomainReadsNoClock());
  }

  @Test
  final void onlyNativeRoomsAreNative() {
    check(ReachRules.onlyNativeRoomsAreNative());
  }

  @Test
  final void onlySecretRoomsReadSecrets() {
    check(ReachRules.onlySecretRoomsReadSecrets());
  }

  @Test
  final void onlyProgramsPrint() {
    check(ReachRules.onlyProgramsPrint());
  }

  @Test
  final void recordsHoldNoByteArray() {
    check(ShapeRules.recordsHoldNoByteArray());
  }

  @Test
  final void nothingStaticIsMutable() {
    check(ShapeRules.nothingStaticIsMutable());
  }

  @Test
  final void namesSayWhatAThingDoes() {
    check(ShapeRules.namesSayWhatAThingDoes());
  }

  @Test
  final void everyPackageIsNullMarked() {
    check(ShapeRules.everyPackageIsNullMarked());
  }

  @Test
  final void nobodyCatchesBroadly() {
    check(ShapeRules.nobodyCatchesBroadly());
  }

  private void check(ArchRule rule) {
    rule.check(classes);
  }
}
