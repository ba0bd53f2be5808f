/**
 * The wallets of this agent: their public records and, sealed, their keys. A key leaves here only
 * as a buffer in locked memory, for one use.
 */
@NullMarked
package dev.treza.agent.wallet;

import org.jspecify.annotations.NullMarked;
