/** The program itself. */
@NullMarked
package dev.treza.keyimport.launch;

import org.jspecify.annotations.NullMarked;
