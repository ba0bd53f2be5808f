@NullMarked
package dev.treza.console.fleet;

import org.jspecify.annotations.NullMarked;
