package dev.treza.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

/// Who may use whom: the edges between parts, the packages within one, and the one constructor that
/// only the recorder may call.
final class EdgeRules {
  private static final String OURS = "dev.treza.";
  private static final String REGISTER = "dev.treza.fleet.Refusals";
  private static final String AUTHORISED = "dev.treza.agent.pipeline.Authorised";
  private static final String RECORDER = "dev.treza.agent.pipeline.Recorder";

  private EdgeRules() {}

  /// Every class of ours uses only the parts that the row of its own part names.
  static ArchRule partsUseOnlyWhatTheTableAllows() {
    return classes()
        .should(Condition.named("use only what the table of parts allows", EdgeRules::checkEdges))
        .allowEmptyShould(true);
  }

  /// No cycle between packages. The register of all refusals names every area by its nature, so it
  /// counts as a package of its own: areas may not use it.
  static ArchRule packagesHaveNoCycle() {
    return slices()
        .assignedFrom(new PackageSlices())
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true);
  }

  /// Rule `KEY-ORDER`: what the signer demands is made by the recorder and by nobody else.
  static ArchRule onlyTheRecorderAuthorises() {
    return classes()
        .should(Condition.named("leave authorising to the recorder", EdgeRules::checkAuthorising))
        .allowEmptyShould(true);
  }

  private static void checkEdges(JavaClass type, ConditionEvents events) {
    for (Dependency edge : type.getDirectDependenciesFromSelf()) {
      JavaClass target = edge.getTargetClass().getBaseComponentType();
      if (target.getPackageName().startsWith(OURS) && !allowed(type, target)) {
        Condition.violated(events, edge, edge.getDescription());
      }
    }
  }

  private static boolean allowed(JavaClass from, JavaClass to) {
    return Part.of(from).flatMap(part -> Part.of(to).map(part::mayUse)).orElse(false);
  }

  private static void checkAuthorising(JavaClass type, ConditionEvents events) {
    if (outermost(type).equals(RECORDER)) {
      return;
    }
    for (JavaAccess<?> access : type.getAccessesFromSelf()) {
      if (access.getTargetOwner().getFullName().equals(AUTHORISED)
          && access.getTarget().getName().equals("<init>")) {
        Condition.violated(events, access, access.getDescription());
      }
    }
  }

  private static String outermost(JavaClass type) {
    return type.getEnclosingClass().map(EdgeRules::outermost).orElse(type.getFullName());
  }

  private static final class PackageSlices implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      if (type.getFullName().equals(REGISTER)) {
        return SliceIdentifier.of(REGISTER);
      }
      return type.getPackageName().startsWith(OURS)
          ? SliceIdentifier.of(type.getPackageName())
          : SliceIdentifier.ignore();
    }

    @Override
    public String getDescription() {
      return "packages of ours";
    }
  }
}
