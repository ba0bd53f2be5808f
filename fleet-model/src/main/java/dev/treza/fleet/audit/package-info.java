/**
 * What makes a log of receipts believable: each entry by itself, their chain, the heads that people
 * keep of it, and Merkle trees over it (rules `AUD-*`). Pure; where entries come from is said
 * elsewhere.
 */
@NullMarked
package dev.treza.fleet.audit;

import org.jspecify.annotations.NullMarked;
