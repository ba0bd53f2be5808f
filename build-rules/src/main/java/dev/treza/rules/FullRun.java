package dev.treza.rules;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// A test that takes too long for every day; `./test --full` runs it.
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
@EnabledIfSystemProperty(
    named = "treza.full",
    matches = "true",
    disabledReason = "it takes long: ./test --full")
public @interface FullRun {}
