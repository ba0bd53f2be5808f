/** What a sealed key is bound to. */
@NullMarked
package dev.treza.agent.seal;

import org.jspecify.annotations.NullMarked;
