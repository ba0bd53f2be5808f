/** To be written. */
@NullMarked
package dev.treza.agent.nitro;

import org.jspecify.annotations.NullMarked;
