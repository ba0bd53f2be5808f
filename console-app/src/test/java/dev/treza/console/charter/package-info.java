@NullMarked
package dev.treza.console.charter;

import org.jspecify.annotations.NullMarked;
