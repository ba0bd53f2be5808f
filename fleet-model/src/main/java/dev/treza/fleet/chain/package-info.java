/**
 * What every chain has in common: its networks and denominations, the refusals of a transaction,
 * and the {@link dev.treza.fleet.chain.Review} people see and approve. How a chain writes its
 * transactions lives in one package per chain below; nothing here knows them.
 */
@NullMarked
package dev.treza.fleet.chain;

import org.jspecify.annotations.NullMarked;
