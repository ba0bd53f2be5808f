/**
 * The tests of the agent's core. The package of each is that of what it tests; the doubles of the
 * outside world are in `dev.treza.agent.outside`.
 */
@NullMarked
package dev.treza.agent;

import org.jspecify.annotations.NullMarked;
