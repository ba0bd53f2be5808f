/** How a charter comes into force: genesis, and the same charter found again by a later boot. */
@NullMarked
package dev.treza.agent.charter;

import org.jspecify.annotations.NullMarked;
