/**
 * Simulated DynamoDB, as far as a state's table needs it: items by two text keys, conditions of a
 * few known forms, transactions with their limits and tokens. It can be put back to an earlier
 * moment, as an administrator can put back the real one.
 */
@NullMarked
package dev.treza.agent.simulator.aws.dynamo;

import org.jspecify.annotations.NullMarked;
