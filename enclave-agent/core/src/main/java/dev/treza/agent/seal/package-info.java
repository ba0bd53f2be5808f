/**
 * Keys at rest: a data key from the sealing key's owner, the wallet key sealed under it, the header
 * bound to both.
 */
@NullMarked
package dev.treza.agent.seal;

import org.jspecify.annotations.NullMarked;
