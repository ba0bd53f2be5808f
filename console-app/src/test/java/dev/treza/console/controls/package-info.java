@NullMarked
package dev.treza.console.controls;

import org.jspecify.annotations.NullMarked;
