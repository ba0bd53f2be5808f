/**
 * Where the agent keeps what must survive: the state (conditional, durable before it returns) and
 * the sealed records. Knows nothing of what is kept.
 */
@NullMarked
package dev.treza.agent.store;

import org.jspecify.annotations.NullMarked;
