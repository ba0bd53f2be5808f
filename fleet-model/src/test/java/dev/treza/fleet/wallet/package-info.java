@NullMarked
package dev.treza.fleet.wallet;

import org.jspecify.annotations.NullMarked;
