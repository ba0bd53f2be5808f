/**
 * The ports through which the screens reach enclaves, and the values that pass them. How it is done
 * is in the packages below.
 */
@NullMarked
package dev.treza.console.link;

import org.jspecify.annotations.NullMarked;
