/**
 * The part of the IAM policy language that key policies need, judged as AWS documents it ("Policy
 * evaluation logic"). What it does not know it refuses to take.
 */
@NullMarked
package dev.treza.agent.simulator.aws.iam;

import org.jspecify.annotations.NullMarked;
