/**
 * A strict stand-in for AWS on loopback: signed requests only, policies judged, attestation
 * documents verified, and faults on demand. What it does not know it refuses. Each service is a
 * package.
 */
@NullMarked
package dev.treza.agent.simulator.aws;

import org.jspecify.annotations.NullMarked;
