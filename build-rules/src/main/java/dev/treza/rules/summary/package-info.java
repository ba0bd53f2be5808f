/**
 * Reads the reports of one test run and says what passed, what failed and why something was
 * skipped. A program of its own, started from its source file by {@code ./test}: nothing here may
 * use a class outside the JDK.
 */
@NullMarked
package dev.treza.rules.summary;

import org.jspecify.annotations.NullMarked;
