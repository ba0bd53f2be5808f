/**
 * The charter: who may do what with which enclave, as one canonical document, and the rules a
 * charter itself must obey (TRUST section 3). Who signed it is checked by the agent with {@code
 * approval}.
 */
@NullMarked
package dev.treza.fleet.charter;

import org.jspecify.annotations.NullMarked;
