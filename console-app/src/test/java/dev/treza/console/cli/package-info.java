/** Tests of the command line: what it prints and how it ends. */
@NullMarked
package dev.treza.console.cli;

import org.jspecify.annotations.NullMarked;
