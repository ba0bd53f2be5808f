/**
 * Turns what an EVM account is asked to sign into what people approve: every byte shown, known
 * calls opened however deep they lie, risks named. A pure function of the payload and its context.
 */
@NullMarked
package dev.treza.fleet.chain.evm.review;

import org.jspecify.annotations.NullMarked;
