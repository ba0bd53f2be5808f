/**
 * The functions, router commands and types of typed data that are read by name: tables of facts,
 * with how each is shown and what its arguments do.
 */
@NullMarked
package dev.treza.fleet.chain.evm.call;

import org.jspecify.annotations.NullMarked;
