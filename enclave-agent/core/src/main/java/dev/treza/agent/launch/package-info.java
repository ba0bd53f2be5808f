/**
 * The agent as one running thing: booted from its parts and serving HTTPS, and as process 1 of a
 * Nitro enclave. Chooses and connects parts; decides nothing about keys or charters.
 */
@NullMarked
package dev.treza.agent.launch;

import org.jspecify.annotations.NullMarked;
