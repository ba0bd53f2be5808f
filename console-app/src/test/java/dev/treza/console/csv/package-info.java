@NullMarked
package dev.treza.console.csv;

import org.jspecify.annotations.NullMarked;
