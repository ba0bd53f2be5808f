/** What is public about a wallet. Its key is nowhere near. */
@NullMarked
package dev.treza.fleet.wallet;

import org.jspecify.annotations.NullMarked;
