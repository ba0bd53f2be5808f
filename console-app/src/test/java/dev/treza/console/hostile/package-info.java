/**
 * Enclaves that lie, and hosts that stand between them and the console: what every screen and every
 * command is tried with.
 */
@NullMarked
package dev.treza.console.hostile;

import org.jspecify.annotations.NullMarked;
