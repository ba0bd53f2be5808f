/**
 * The time decisions are made by (rules {@code TIM-*}): the security module's, never the guest's or
 * the host's.
 */
@NullMarked
package dev.treza.agent.time;

import org.jspecify.annotations.NullMarked;
