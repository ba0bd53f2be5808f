/** What a security module answers to whatever it is sent. */
@NullMarked
package dev.treza.agent.simulator.protocol;

import org.jspecify.annotations.NullMarked;
