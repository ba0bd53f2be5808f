@NullMarked
package dev.treza.agent.crypto.hpke;

import org.jspecify.annotations.NullMarked;
