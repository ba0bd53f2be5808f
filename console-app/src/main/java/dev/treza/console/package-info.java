/**
 * The desktop console and the command line. This package holds only what all of its packages say:
 * faults, their ids and progress. No screen, no file and no connection lives here.
 */
@NullMarked
package dev.treza.console;

import org.jspecify.annotations.NullMarked;
