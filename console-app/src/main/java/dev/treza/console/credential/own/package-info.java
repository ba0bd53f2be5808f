/**
 * The credential a person chose for himself on this computer: which it is, how it comes here and
 * how it is kept. What it signs is the business of the approval desk.
 */
@NullMarked
package dev.treza.console.credential.own;

import org.jspecify.annotations.NullMarked;
