@NullMarked
package dev.treza.console.link.local;

import org.jspecify.annotations.NullMarked;
