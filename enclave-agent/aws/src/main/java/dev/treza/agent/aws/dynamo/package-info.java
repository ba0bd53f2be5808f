/**
 * The table of a state in DynamoDB: items with versions, written conditionally and all or none,
 * however many they are. Nothing of what it says is believed here; who uses it authenticates it.
 */
@NullMarked
package dev.treza.agent.aws.dynamo;

import org.jspecify.annotations.NullMarked;
