@NullMarked
package dev.treza.keyimport;

import org.jspecify.annotations.NullMarked;
