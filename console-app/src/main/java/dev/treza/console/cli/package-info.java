/**
 * The command line: what a person or a script asks without a window. It prints, and turns outcomes
 * into exit codes; what it asks for is done by the packages it calls.
 */
@NullMarked
package dev.treza.console.cli;

import org.jspecify.annotations.NullMarked;
