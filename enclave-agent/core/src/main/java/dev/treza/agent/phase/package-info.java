/** Which phase answers which call, as one table. */
@NullMarked
package dev.treza.agent.phase;

import org.jspecify.annotations.NullMarked;
