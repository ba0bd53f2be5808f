/**
 * What a launcher hands to the agent, and why it may not start. The ports themselves are in {@code
 * device}, {@code store} and {@code seal}.
 */
@NullMarked
package dev.treza.agent.setup;

import org.jspecify.annotations.NullMarked;
