@NullMarked
package dev.treza.agent.crypto.derivation;

import org.jspecify.annotations.NullMarked;
