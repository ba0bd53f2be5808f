/**
 * The port to the Nitro security module. Who stands behind it (real device, simulator) is the
 * launcher's choice.
 */
@NullMarked
package dev.treza.agent.device;

import org.jspecify.annotations.NullMarked;
