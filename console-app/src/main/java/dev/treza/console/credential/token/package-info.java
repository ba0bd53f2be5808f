/**
 * Keys on tokens behind PKCS#11 (ADR 0050). The runtime's own provider signs; three read-only calls
 * of its wrapper say which token is there before any PIN is tried.
 */
@NullMarked
package dev.treza.console.credential.token;

import org.jspecify.annotations.NullMarked;
