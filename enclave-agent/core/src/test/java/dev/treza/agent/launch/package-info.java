/** Tests of the launcher: the device adapter, the pump, and what the parent may say. */
@NullMarked
package dev.treza.agent.launch;

import org.jspecify.annotations.NullMarked;
