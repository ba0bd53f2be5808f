/**
 * Tests against the real agent as a process of its own, on the simulator's security module: what
 * works, and every attack from outside that a single computer can stage.
 */
@NullMarked
package dev.treza.sdk.process;

import org.jspecify.annotations.NullMarked;
