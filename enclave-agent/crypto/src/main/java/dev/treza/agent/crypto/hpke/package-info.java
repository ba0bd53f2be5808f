/// Hybrid public key encryption (RFC 9180) of secrets, from locked memory to locked memory.
@NullMarked
package dev.treza.agent.crypto.hpke;

import org.jspecify.annotations.NullMarked;
