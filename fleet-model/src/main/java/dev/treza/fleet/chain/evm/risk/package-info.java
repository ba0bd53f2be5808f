/**
 * The list of what can be wrong with something an EVM account is asked to sign. Which of it is
 * wrong in a case is found where a review is made.
 */
@NullMarked
package dev.treza.fleet.chain.evm.risk;

import org.jspecify.annotations.NullMarked;
