/**
 * The look that all screens share: badges, copyable text, grouped digits, page frames and the style
 * sheet. Nothing here knows what an enclave or a transaction is.
 */
@NullMarked
package dev.treza.console.controls;

import org.jspecify.annotations.NullMarked;
