/**
 * The fleet screen, and the console's picture of the fleet that the other screens read. How an
 * enclave is reached is not known here.
 */
@NullMarked
package dev.treza.console.fleet;

import org.jspecify.annotations.NullMarked;
