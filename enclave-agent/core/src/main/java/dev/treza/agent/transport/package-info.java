/**
 * Keys to which secrets are sealed on their way into this enclave: one for each import, for as long
 * as this boot.
 */
@NullMarked
package dev.treza.agent.transport;

import org.jspecify.annotations.NullMarked;
