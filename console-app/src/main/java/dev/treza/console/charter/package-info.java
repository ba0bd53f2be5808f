/**
 * The charter of an enclave as people read it, and how it is amended: files that travel between
 * officers, plain words for rules, and the screen. The rules themselves are the fleet model's.
 */
@NullMarked
package dev.treza.console.charter;

import org.jspecify.annotations.NullMarked;
