/// Keys from other keys: words (BIP-39), trees of keys (BIP-32, SLIP-10, EIP-2333). All of it on
/// secrets outside the heap. Which path a wallet may have is not decided here.
@NullMarked
package dev.treza.agent.crypto.derivation;

import org.jspecify.annotations.NullMarked;
