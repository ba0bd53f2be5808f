/** The import program as a process of its own, against a real agent in another. */
@NullMarked
package dev.treza.keyimport.process;

import org.jspecify.annotations.NullMarked;
