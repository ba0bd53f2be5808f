/// Where secrets live and are used: locked, wiped pages outside the Java heap, and the pinned C
/// libraries (libsecp256k1, libsodium, BearSSL) that compute on them. Secrets enter and leave only
/// through the types here; hashes, signatures and public keys are ordinary arrays. Nothing here
/// knows of wallets, charters, policy or devices, and nothing here decides whether a key may be
/// used.
@NullMarked
package dev.treza.agent.crypto;

import org.jspecify.annotations.NullMarked;
