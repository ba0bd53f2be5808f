/** The agent as one running thing: booted from its parts and serving HTTPS. */
@NullMarked
package dev.treza.agent.launch;

import org.jspecify.annotations.NullMarked;
