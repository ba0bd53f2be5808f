/**
 * Simulated KMS: keys whose policies are judged, attested recipients, and answers in the form of
 * the real ones.
 */
@NullMarked
package dev.treza.agent.simulator.aws.kms;

import org.jspecify.annotations.NullMarked;
