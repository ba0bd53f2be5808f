/**
 * What wallets have spent: kept in the state with the record of each request, and summed up in
 * memory for the limits of the policy.
 */
@NullMarked
package dev.treza.agent.spending;

import org.jspecify.annotations.NullMarked;
