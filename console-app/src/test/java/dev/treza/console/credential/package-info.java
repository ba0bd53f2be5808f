@NullMarked
package dev.treza.console.credential;

import org.jspecify.annotations.NullMarked;
