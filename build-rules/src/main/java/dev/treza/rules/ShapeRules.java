package dev.treza.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;

/// What a class may look like, wherever it lives.
final class ShapeRules {
  private static final Pattern EMPTY_CLASS_NAME =
      Pattern.compile(".*(?:Utils?|Helpers?|Managers?|Impl)");
  private static final Pattern EMPTY_FOLDER_NAME =
      Pattern.compile("(?:.*\\.)?(?:utils?|common|misc|helpers?|managers?|impl)(?:\\..*)?");
  private static final Set<String> MUTABLE =
      Set.of(
          "java.lang.StringBuilder",
          "java.lang.StringBuffer",
          "java.lang.ThreadLocal",
          "java.util.BitSet",
          "java.util.Random",
          "java.nio.ByteBuffer");
  private static final Set<String> BROAD =
      Set.of("java.lang.Exception", "java.lang.RuntimeException");

  private ShapeRules() {}

  /// Records hold `dev.treza.fleet.Bytes`, whose content is compared and cannot be changed.
  static ArchRule recordsHoldNoByteArray() {
    return classes()
        .should(Condition.named("hold no byte[] in a record", ShapeRules::checkRecord))
        .allowEmptyShould(true);
  }

  /// A static field is final, is not of a mutable type, and is no array that others can reach.
  static ArchRule nothingStaticIsMutable() {
    return classes()
        .should(Condition.named("have no mutable static", ShapeRules::checkStatics))
        .allowEmptyShould(true);
  }

  static ArchRule namesSayWhatAThingDoes() {
    return classes()
        .should(Condition.named("be named for what they do", ShapeRules::checkName))
        .allowEmptyShould(true);
  }

  static ArchRule everyPackageIsNullMarked() {
    return classes()
        .should(Condition.named("be in a null-marked package", ShapeRules::checkNullMarked))
        .allowEmptyShould(true);
  }

  /// No `catch (Exception)` or `catch (RuntimeException)` but in the one place that runs tasks.
  /// `catch (Throwable)` is left to the reader: the compiler makes it for try-with-resources.
  static ArchRule nobodyCatchesBroadly() {
    return classes()
        .that()
        .doNotHaveFullyQualifiedName("dev.treza.console.shell.Tasks")
        .should(Condition.named("catch only what they expect", ShapeRules::checkCatches))
        .allowEmptyShould(true);
  }

  private static void checkRecord(JavaClass type, ConditionEvents events) {
    if (!type.isRecord()) {
      return;
    }
    type.getFields().stream()
        .filter(field -> !isStatic(field) && field.getRawType().isEquivalentTo(byte[].class))
        .forEach(field -> Condition.violated(events, field, field.getDescription()));
  }

  private static void checkStatics(JavaClass type, ConditionEvents events) {
    type.getFields().stream()
        .filter(field -> isStatic(field) && !has(field, JavaModifier.SYNTHETIC) && isMutable(field))
        .forEach(field -> Condition.violated(events, field, field.getDescription()));
  }

  private static boolean isMutable(JavaField field) {
    JavaClass type = field.getRawType();
    return !has(field, JavaModifier.FINAL)
        || (type.isArray() && !has(field, JavaModifier.PRIVATE))
        || MUTABLE.contains(type.getFullName())
        || type.getPackageName().equals("java.util.concurrent.atomic")
        || (!type.isInterface()
            && (type.isAssignableTo(Collection.class) || type.isAssignableTo(Map.class)));
  }

  private static void checkName(JavaClass type, ConditionEvents events) {
    if (EMPTY_CLASS_NAME.matcher(type.getSimpleName()).matches()
        || EMPTY_FOLDER_NAME.matcher(type.getPackageName()).matches()) {
      Condition.violated(events, type, type.getDescription());
    }
  }

  private static void checkNullMarked(JavaClass type, ConditionEvents events) {
    if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
      Condition.violated(events, type, type.getDescription());
    }
  }

  private static void checkCatches(JavaClass type, ConditionEvents events) {
    type.getCodeUnits().stream()
        .flatMap(unit -> unit.getTryCatchBlocks().stream())
        .filter(block -> block.getCaughtThrowables().stream().anyMatch(ShapeRules::isBroad))
        .forEach(block ->
            Condition.violated(events, block, "broad catch in " + block.getSourceCodeLocation()));
  }

  private static boolean isBroad(JavaClass caught) {
    return BROAD.contains(caught.getFullName());
  }

  private static boolean isStatic(JavaField field) {
    return has(field, JavaModifier.STATIC);
  }

  private static boolean has(JavaField field, JavaModifier modifier) {
    return field.getModifiers().contains(modifier);
  }
}
