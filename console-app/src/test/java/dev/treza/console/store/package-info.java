@NullMarked
package dev.treza.console.store;

import org.jspecify.annotations.NullMarked;
