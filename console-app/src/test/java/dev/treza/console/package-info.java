@NullMarked
package dev.treza.console;

import org.jspecify.annotations.NullMarked;
