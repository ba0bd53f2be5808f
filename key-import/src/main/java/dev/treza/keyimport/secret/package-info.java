/**
 * The formats in which keys are kept elsewhere, read in locked memory. What comes out is one secret
 * key of one curve; what is refused is never quoted. Nothing here knows of enclaves.
 */
@NullMarked
package dev.treza.keyimport.secret;

import org.jspecify.annotations.NullMarked;
