@NullMarked
package dev.treza.console.link.keyimport;

import org.jspecify.annotations.NullMarked;
