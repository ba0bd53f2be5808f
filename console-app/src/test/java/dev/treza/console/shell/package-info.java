@NullMarked
package dev.treza.console.shell;

import org.jspecify.annotations.NullMarked;
