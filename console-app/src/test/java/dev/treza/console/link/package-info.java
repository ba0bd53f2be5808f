@NullMarked
package dev.treza.console.link;

import org.jspecify.annotations.NullMarked;
