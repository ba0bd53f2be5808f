package dev.treza.rules;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.function.BiConsumer;

/// A rule about one class, written as a method.
final class Condition extends ArchCondition<JavaClass> {
  private final BiConsumer<JavaClass, ConditionEvents> check;

  private Condition(String description, BiConsumer<JavaClass, ConditionEvents> check) {
    super(description);
    this.check = check;
  }

  static Condition named(String description, BiConsumer<JavaClass, ConditionEvents> check) {
    return new Condition(description, check);
  }

  /// Records that `culprit` breaks the rule.
  static void violated(ConditionEvents events, Object culprit, String message) {
    events.add(SimpleConditionEvent.violated(culprit, message));
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    check.accept(type, events);
  }
}
