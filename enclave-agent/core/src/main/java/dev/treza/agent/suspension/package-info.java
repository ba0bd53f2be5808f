/** Officers, clients and wallets that are suspended, and for how long by now. */
@NullMarked
package dev.treza.agent.suspension;

import org.jspecify.annotations.NullMarked;
