/**
 * Keys to which secrets are sealed on their way into this enclave: one for each import, until it is
 * done or was idle too long, and never longer than this boot.
 */
@NullMarked
package dev.treza.agent.transport;

import org.jspecify.annotations.NullMarked;
