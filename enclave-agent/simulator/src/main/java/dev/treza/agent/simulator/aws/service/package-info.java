/** What a simulated service is: operations by name, each with its input and who asks. */
@NullMarked
package dev.treza.agent.simulator.aws.service;

import org.jspecify.annotations.NullMarked;
