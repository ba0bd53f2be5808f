/** To be written. */
@NullMarked
package dev.treza.agent.crypto;

import org.jspecify.annotations.NullMarked;
