@NullMarked
package dev.treza.console.suspension;

import org.jspecify.annotations.NullMarked;
