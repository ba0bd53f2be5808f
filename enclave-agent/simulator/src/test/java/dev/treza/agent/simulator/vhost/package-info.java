/** The device under a hostile guest and a hostile front end. */
@NullMarked
package dev.treza.agent.simulator.vhost;

import org.jspecify.annotations.NullMarked;
