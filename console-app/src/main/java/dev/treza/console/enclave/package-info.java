/** The screen of one enclave: its attestation step by step, and its wallets. */
@NullMarked
package dev.treza.console.enclave;

import org.jspecify.annotations.NullMarked;
