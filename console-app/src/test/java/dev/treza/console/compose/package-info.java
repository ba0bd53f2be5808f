@NullMarked
package dev.treza.console.compose;

import org.jspecify.annotations.NullMarked;
