package dev.treza.rules;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import java.util.Set;
import java.util.function.Predicate;

/// How far a class may reach into the platform: screens, the outside world, native code, the
/// console streams.
final class ReachRules {
  private static final String[] NATIVE_ROOMS = {
    "dev.treza.agent.crypto..",
    "dev.treza.agent.nitro..",
    "dev.treza.agent.simulator.vhost..",
    "dev.treza.keyimport.secret.."
  };
  private static final String SECRET = "dev.treza.agent.crypto.SecretBuffer";
  private static final String[] SECRET_ROOMS = {
    "dev.treza.agent.crypto..", "dev.treza.keyimport.secret.."
  };
  private static final String[] OUTSIDE_WORLD = {
    "java.net..",
    "javax.net..",
    "java.nio.file..",
    "java.nio.channels..",
    "java.sql..",
    "java.util.concurrent..",
    "java.awt..",
    "javafx.."
  };
  private static final Set<String> OUTSIDE_TYPES =
      Set.of(
          "java.io.RandomAccessFile",
          "java.lang.Process",
          "java.lang.ProcessBuilder",
          "java.lang.Runtime",
          "java.lang.Thread",
          "java.lang.ThreadLocal",
          "java.security.KeyPairGenerator",
          "java.security.SecureRandom",
          "java.util.Random",
          "java.util.SplittableRandom",
          "java.util.Timer",
          "javax.crypto.KeyGenerator");
  private static final Set<String> READS_THE_WORLD =
      Set.of(
          "java.lang.Math.random",
          "java.lang.System.currentTimeMillis",
          "java.lang.System.getProperty",
          "java.lang.System.getenv",
          "java.lang.System.nanoTime",
          "java.util.Collection.parallelStream",
          "java.util.UUID.randomUUID");

  private ReachRules() {}

  static ArchRule viewModelsKnowNoScene() {
    return noClasses()
        .that(describe("are view-models", type -> named(type).endsWith("ViewModel")))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("javafx.scene..")
        .allowEmptyShould(true);
  }

  /// Domain packages do no I/O, start no thread and hold no source of randomness.
  static ArchRule theDomainTouchesNoOutsideWorld() {
    return noClasses()
        .that(inTheDomain())
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(OUTSIDE_WORLD)
                .or(describe("do I/O, threads or randomness", ReachRules::isOutside)))
        .allowEmptyShould(true);
  }

  /// Domain packages read no clock, environment or chance through a static method either.
  static ArchRule theDomainReadsNoClock() {
    return classes()
        .that(inTheDomain())
        .should(Condition.named("be told the time", ReachRules::checkReads))
        .allowEmptyShould(true);
  }

  /// `java.lang.foreign`, `native` methods and loading of libraries stay in the native rooms.
  static ArchRule onlyNativeRoomsAreNative() {
    return classes()
        .that()
        .resideOutsideOfPackages(NATIVE_ROOMS)
        .should(Condition.named("hold no native code", ReachRules::checkNative))
        .allowEmptyShould(true);
  }

  /// What a secret buffer holds is read only where secrets are computed on.
  static ArchRule onlySecretRoomsReadSecrets() {
    return classes()
        .that()
        .resideOutsideOfPackages(SECRET_ROOMS)
        .should(Condition.named("pass secrets on unread", ReachRules::checkSecrets))
        .allowEmptyShould(true);
  }

  /// `System.out` and `System.err` belong to the programs that a person starts from a terminal.
  static ArchRule onlyProgramsPrint() {
    return classes()
        .that()
        .resideOutsideOfPackages(
            "..cli..",
            "..launch..",
            "dev.treza.tour..",
            "dev.treza.agent.simulator",
            "dev.treza.agent.simulator.emulator")
        .should(Condition.named("print nothing", ReachRules::checkPrints))
        .allowEmptyShould(true);
  }

  private static DescribedPredicate<JavaClass> inTheDomain() {
    return describe(
        "are in the domain",
        type -> Part.of(type).filter(Set.of(Part.FLEET, Part.CEREMONY)::contains).isPresent());
  }

  private static boolean isOutside(JavaClass type) {
    return OUTSIDE_TYPES.contains(named(type)) || named(type).startsWith("java.io.File");
  }

  private static void checkReads(JavaClass type, ConditionEvents events) {
    forbid(type, events, ReachRules::readsTheWorld);
  }

  private static boolean readsTheWorld(JavaAccess<?> access) {
    String owner = named(access.getTargetOwner());
    String name = access.getTarget().getName();
    return READS_THE_WORLD.contains(owner + "." + name)
        || (owner.equals("java.time.Clock")
            && (name.startsWith("system") || name.startsWith("tick")))
        || (owner.startsWith("java.time.") && name.equals("now"));
  }

  private static void checkSecrets(JavaClass type, ConditionEvents events) {
    forbid(
        type,
        events,
        access ->
            named(access.getTargetOwner()).equals(SECRET)
                && access.getTarget().getName().equals("segment"));
  }

  private static void checkNative(JavaClass type, ConditionEvents events) {
    type.getDirectDependenciesFromSelf().stream()
        .filter(edge -> edge.getTargetClass().getPackageName().equals("java.lang.foreign"))
        .forEach(edge -> Condition.violated(events, edge, edge.getDescription()));
    type.getMethods().stream()
        .filter(method -> method.getModifiers().contains(JavaModifier.NATIVE))
        .forEach(method -> Condition.violated(events, method, method.getDescription()));
    forbid(type, events, ReachRules::loadsALibrary);
  }

  private static boolean loadsALibrary(JavaAccess<?> access) {
    return Set.of("java.lang.System", "java.lang.Runtime").contains(named(access.getTargetOwner()))
        && Set.of("load", "loadLibrary").contains(access.getTarget().getName());
  }

  private static void checkPrints(JavaClass type, ConditionEvents events) {
    forbid(
        type,
        events,
        access ->
            named(access.getTargetOwner()).equals("java.lang.System")
                && Set.of("out", "err").contains(access.getTarget().getName()));
  }

  private static void forbid(
      JavaClass type, ConditionEvents events, Predicate<JavaAccess<?>> forbidden) {
    for (JavaAccess<?> access : type.getAccessesFromSelf()) {
      if (forbidden.test(access)) {
        Condition.violated(events, access, access.getDescription());
      }
    }
  }

  private static String named(JavaClass type) {
    return type.getBaseComponentType().getFullName();
  }
}
