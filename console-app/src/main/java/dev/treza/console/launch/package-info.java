/**
 * The composition root: the one place that knows every part and puts them together, and the program
 * a person starts.
 */
@NullMarked
package dev.treza.console.launch;

import org.jspecify.annotations.NullMarked;
